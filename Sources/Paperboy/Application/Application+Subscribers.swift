public import Foundation

extension Application {
    /// Takes subscribers from a CSV file.
    public func importSubscribers(from url: URL, dryRun: Bool) throws -> SubscribersReport {
        guard let data = try? Data(contentsOf: url) else {
            throw CommandFailure(.usage, "\(url.path): there is no such file, or it cannot be read")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw CommandFailure(.usage, "\(url.path): the file is not UTF-8; save it as UTF-8 and import it again")
        }
        let (rows, problems) = try SubscriberFile.read(text, name: url.path)
        var report = try add(rows, dryRun: dryRun)
        report.problems += problems
        return SubscribersReport(dryRun: dryRun, result: report)
    }

    /// Adds one subscriber, or brings a known one up to date.
    public func addSubscriber(_ row: SubscriberRow) throws -> SubscribersReport {
        SubscribersReport(dryRun: false, result: try add([row], dryRun: false))
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
