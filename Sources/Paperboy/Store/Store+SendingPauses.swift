public import Foundation
import GRDB

/// The operator's hand on the brake: a send looks here between two batches.
extension Store {
    /// Whether nothing more of an issue is to be sent for now.
    public func isPaused(_ slug: IssueSlug) throws(StoreError) -> Bool {
        try read { db in
            try Bool.fetchOne(
                db,
                sql: "SELECT paused_at IS NOT NULL FROM issue WHERE slug = ?",
                arguments: [slug.rawValue]
            ) ?? false
        }
    }

    /// Pauses the send of an issue, or lets it go on.
    public func setPaused(_ isPaused: Bool, _ slug: IssueSlug, at now: Date) throws(StoreError) {
        try writeDurably { db in
            try db.execute(
                sql: "UPDATE issue SET paused_at = ? WHERE slug = ?",
                arguments: [isPaused ? now.timeIntervalSince1970 : nil, slug.rawValue]
            )
        }
    }

    /// Notes that the operator looked at an issue's outputs and wants it out.
    public func approve(_ slug: IssueSlug, at now: Date) throws(StoreError) {
        try writeDurably { db in
            try db.execute(
                sql: "UPDATE issue SET approved_at = ? WHERE slug = ? AND approved_at IS NULL",
                arguments: [now.timeIntervalSince1970, slug.rawValue]
            )
        }
    }
}
