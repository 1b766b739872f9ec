extension Application {
    /// The keys that links are made with, by number.
    public func linkKeys() throws(StoreError) -> KeysReport {
        _ = try store.keyRing(makeSecret: world.secretBytes, at: world.now())
        return KeysReport(keys: try store.linkKeys())
    }

    /// Makes a key that signs from now on; whatever older keys made stays valid.
    /// - Throws: ``CommandFailure`` where all numbers are taken.
    public func rotateLinkKeys(dryRun: Bool) throws -> KeysReport {
        var report = try linkKeys()
        let newest = report.keys.last?.number ?? 0
        guard newest < UInt8.max else {
            throw CommandFailure(.failed, "all \(newest) numbers are taken, and links name their key by it")
        }
        if !dryRun {
            _ = try store.rotateKeys(makeSecret: world.secretBytes, at: world.now())
            report = KeysReport(keys: try store.linkKeys())
        }
        report.rotation = KeysReport.Rotation(number: newest + 1, dryRun: dryRun)
        return report
    }
}
