public import Foundation

extension Application {
    /// Takes subscribers from a CSV file, row by row: Paperboy's own, or an export of another program.
    public func importSubscribers(from url: URL, dryRun: Bool) throws -> SubscribersReport {
        let file = try ChunkedFile(url)
        var reader = try SubscriberFileReader(name: url.path, size: file.size) { try file.next() }
        let list = dryRun ? nil : try store.beginImport(of: url.path, at: world.now())
        var report = ImportReport()
        report.dialect = reader.dialect?.name
        report.columnsLeftOut = reader.columnsLeftOut
        var rows: [SubscriberRow] = []
        while let result = try reader.next() {
            switch result {
            case .success(let row): rows.append(row)
            case .failure(let problem): report.refuse(problem)
            }
            if rows.count == Self.rowsATransaction {
                report.add(try add(rows, dryRun: dryRun, list: list))
                rows.removeAll(keepingCapacity: true)
            }
        }
        report.add(try add(rows, dryRun: dryRun, list: list))
        return SubscribersReport(dryRun: dryRun, result: report)
    }

    /// Each transaction keeps the sender waiting for a moment; many small ones would write the same pages of the
    /// indexes again and again.
    private static let rowsATransaction = 20_000

    /// Takes the last list back.
    public func undoImport() throws -> WordReport {
        guard let undone = try store.undoImport(at: world.now()) else {
            throw CommandFailure(.nothing, "no list was taken in, or the last one is undone already")
        }
        let parts = [
            "\(undone.removed) removed", "\(undone.restored) as before",
            undone.unsubscribed > 0 ? "\(undone.unsubscribed) unsubscribed, since mail was sent to them" : nil,
        ]
        return WordReport(message: "\(undone.file): \(parts.compactMap(\.self).joined(separator: ", "))")
    }

    /// Lets mail go again to a reader whose mail came back.
    public func releaseSubscriber(_ address: EmailAddress) throws -> WordReport {
        guard try store.release(address, at: world.now()) else {
            throw CommandFailure(
                .usage,
                "mail to \(address) is not suppressed; `paperboy why \(address)` says how it stands"
            )
        }
        return WordReport(message: "\(address) is written to again; what came back before does not count")
    }

    /// Erases a reader; a keyed hash stays, so that no list brings the address back.
    public func forgetSubscriber(_ address: EmailAddress) throws(StoreError) -> WordReport {
        let keys = try store.keyRing(makeSecret: world.secretBytes, at: world.now())
        let wasKnown = try store.forget(address, keys: keys, at: world.now())
        let words = wasKnown ? "is forgotten" : "was not known; should a list name it, it stays away"
        return WordReport(message: "\(address) \(words)")
    }

    /// Writes every reader in every state as CSV, line by line.
    public func exportEverybody(to write: (String) throws -> Void) throws {
        try write((SubscriberFile.columns + SubscriberFile.furtherColumns).joined(separator: ","))
        try store.eachSubscriber { subscriber, added, changed in
            let dates = [added, changed].map { ZonedTime($0, offset: 0).rfc3339 }
            let facts = [subscriber.state.rawValue] + dates + SubscriberFile.wishes(subscriber)
            try write(([SubscriberFile.line(subscriber)] + facts).joined(separator: ","))
        }
    }

    /// Adds one subscriber, or brings a known one up to date.
    /// - Throws: ``CommandFailure`` for a reader who left or whose mail is suppressed.
    public func addSubscriber(_ row: SubscriberRow) throws -> SubscribersReport {
        let result = try add([row], dryRun: false)
        if let kept = result.keptAway.first {
            let advice = "only the reader can come back, so nothing was changed; ask for another address of theirs"
            throw CommandFailure(.usage, "\(kept.reason); \(advice)")
        }
        return SubscribersReport(dryRun: false, result: result)
    }

    /// Notes that a reader left. The row stays, so that no import brings the reader back.
    public func removeSubscriber(_ address: EmailAddress) throws -> WordReport {
        guard try store.unsubscribe(address, at: world.now()) else {
            throw CommandFailure(.usage, "\(address) is not subscribed")
        }
        return WordReport(message: "\(address) is unsubscribed and gets no further issue")
    }

    /// All subscribers.
    public func subscribers() throws(StoreError) -> SubscriberListReport {
        SubscriberListReport(subscribers: try store.subscribers())
    }

    private func add(
        _ rows: [SubscriberRow],
        dryRun: Bool,
        list: Int64? = nil
    ) throws(StoreError) -> ImportReport {
        try store.add(
            rows,
            defaultLanguage: configuration.editions.first?.language ?? .english,
            at: world.now(),
            makeID: world.makeID,
            dryRun: dryRun,
            keys: try store.keyRing(makeSecret: world.secretBytes, at: world.now()),
            list: list
        )
    }
}
