public import Foundation

extension Application {
    /// Takes subscribers from a CSV file.
    public func importSubscribers(from url: URL, dryRun: Bool) throws -> SubscribersReport {
        let text = try text(of: url)
        let (rows, problems) = try SubscriberFile.read(text, name: url.path)
        var report = try add(rows, dryRun: dryRun)
        report.problems += problems
        return SubscribersReport(dryRun: dryRun, result: report)
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

    private func text(of url: URL) throws(CommandFailure) -> String {
        do throws(TextFile.Fault) {
            return try TextFile.read(url)
        } catch {
            throw CommandFailure(.usage, "\(url.path): \(error)")
        }
    }

    private func add(_ rows: [SubscriberRow], dryRun: Bool) throws(StoreError) -> ImportReport {
        try store.add(
            rows,
            defaultLanguage: configuration.editions.first?.language ?? .english,
            at: world.now(),
            makeID: world.makeID,
            dryRun: dryRun
        )
    }
}
