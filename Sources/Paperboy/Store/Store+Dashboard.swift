import GRDB

/// A month of the list of readers.
public struct ReaderMonth: Equatable, Sendable {
    /// Such as `2026-02`.
    public var month: String
    public var joined: Int
    public var left: Int
}

extension Store {
    /// How many came and left a month (UTC), the newest twelve, oldest first.
    public func readerMonths() throws(StoreError) -> [ReaderMonth] {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT month, SUM(joined) AS joined, SUM(gone) AS gone FROM (
                        SELECT strftime('%Y-%m', added_at, 'unixepoch') AS month, 1 AS joined, 0 AS gone FROM subscriber
                        UNION ALL
                        SELECT strftime('%Y-%m', changed_at, 'unixepoch'), 0, 1 FROM subscriber WHERE state <> 'active'
                    ) GROUP BY month ORDER BY month DESC LIMIT 12
                    """
            )
            return rows.reversed().map { ReaderMonth(month: $0["month"], joined: $0["joined"], left: $0["gone"]) }
        }
    }

    /// The deliveries of an issue that need a look: state, reason or reply, and how many. The most frequent first.
    public func deliveryReasons(of slug: IssueSlug) throws(StoreError) -> [(state: String, reason: String, count: Int)]
    {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT state, COALESCE(reason, enhanced || ' ' || reply, reply, '') AS why, COUNT(*) AS count
                    FROM delivery WHERE issue = ? AND state NOT IN ('accepted', 'pending', 'sending')
                    GROUP BY state, why ORDER BY count DESC, state LIMIT 30
                    """,
                arguments: [slug.rawValue]
            ).map { ($0["state"], $0["why"], $0["count"]) }
        }
    }

    /// How many readers are not written to any more, by the cause. The most frequent first.
    public func suppressions() throws(StoreError) -> [(reason: String, count: Int)] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT cause, COUNT(*) AS count FROM suppression WHERE lifted_at IS NULL
                    GROUP BY cause ORDER BY count DESC, cause
                    """
            ).map { ($0["cause"], $0["count"]) }
        }
    }
}
