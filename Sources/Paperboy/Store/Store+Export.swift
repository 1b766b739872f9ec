public import Foundation
import GRDB

extension Store {
    /// All that is kept about a reader; nil when there is no such reader.
    public func export(_ subscriber: UUID) throws(StoreError) -> ReaderExport? {
        guard let reader = try self.subscriber(subscriber) else { return nil }
        let issues = try read { db in
            try Row.fetchAll(
                db,
                sql: "SELECT issue, state, changed_at FROM delivery WHERE subscriber = ? ORDER BY issue",
                arguments: [subscriber.text]
            ).map { row in
                ReaderExport.Issue(
                    issue: row["issue"],
                    state: row["state"],
                    changedAt: Date(timeIntervalSince1970: row["changed_at"])
                )
            }
        }
        return ReaderExport(
            address: reader.address.rawValue,
            name: reader.name,
            language: reader.language,
            topics: reader.topics,
            frequency: reader.frequency,
            papers: reader.papers,
            format: reader.format,
            pausedUntil: reader.pausedUntil,
            state: reader.state,
            consents: try consents(of: reader.address),
            issues: issues
        )
    }
}
