public import Foundation
import GRDB

extension Store {
    /// Which issue came back from which reader.
    /// - Parameter address: where the bounce was sent to.
    /// - Returns: nil for an address that no key of ours made.
    public func returned(
        to address: String,
        by path: ReturnPath
    ) throws(StoreError) -> (issue: IssueSlug, subscriber: UUID)? {
        guard let tag = path.tag(in: address) else { return nil }
        let issues = try read { db in
            try String.fetchAll(db, sql: "SELECT slug FROM issue WHERE frozen_at IS NOT NULL ORDER BY day DESC")
        }
        guard let issue = path.issue(of: tag, among: issues.lazy.compactMap(IssueSlug.init(rawValue:))) else {
            return nil
        }
        return (issue, tag.subscriber)
    }
}
