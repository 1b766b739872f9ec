public import Foundation
import GRDB

extension Store {
    /// Why a reader is not written to; nil when that has no cause of its own, or was taken back.
    public func suppression(of subscriber: UUID) throws(StoreError) -> Suppression? {
        try read { db in
            try Row.fetchOne(
                db,
                sql: "SELECT * FROM suppression WHERE subscriber = ? AND lifted_at IS NULL",
                arguments: [subscriber.text]
            ).map(Suppression.init(row:))
        }
    }

    /// Lets mail go to a suppressed reader again. What came back before does not count any more.
    /// - Returns: false when mail to the address is not suppressed.
    public func release(_ address: EmailAddress, at now: Date) throws(StoreError) -> Bool {
        try writeDurably { db in
            try db.execute(
                sql: """
                    UPDATE subscriber SET state = 'active', changed_at = ?
                    WHERE address_key = ? AND state = 'suppressed'
                    """,
                arguments: [now.timeIntervalSince1970, address.key]
            )
            guard db.changesCount > 0, let reader = try Self.subscriber(key: address.key, db) else { return false }
            try Suppressing.lift(reader.id, now, db)
            return true
        }
    }

    /// How many mails came back since an instant for a reason that is ours: blocks, policy, authentication (5.7.x).
    /// - Returns: the count, and the newest words.
    public func policyBounces(since: Date) throws(StoreError) -> (count: Int, words: String)? {
        try read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT COUNT(*) AS count, (SELECT diagnostic FROM bounce WHERE kind = 'policy' ORDER BY at DESC LIMIT 1)
                        AS words FROM bounce WHERE kind = 'policy' AND at >= ?
                    """,
                arguments: [since.timeIntervalSince1970]
            )
            guard let row, row["count"] as Int > 0 else { return nil }
            return (row["count"], row["words"] ?? "")
        }
    }
}

/// Why mail to a reader stopped.
public struct Suppression: Encodable, Equatable, Sendable {
    /// `hard`, `soft` or `complaint`.
    public var cause: String
    /// Enhanced status code.
    public var status: String?
    /// In words.
    public var detail: String
    public var since: Date

    init(row: Row) {
        cause = row["cause"]
        status = row["status"]
        detail = row["detail"]
        since = Date(timeIntervalSince1970: row["since"])
    }
}
