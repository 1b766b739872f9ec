public import Foundation
import GRDB

/// What the ledger of deliveries answers, and what the operator says to it.
extension Store {
    // MARK: The operator's word

    /// Settles uncertain deliveries by the operator's word.
    /// - Parameter address: nil for all readers.
    /// - Returns: how many were uncertain.
    public func settle(
        _ address: EmailAddress?,
        of slug: IssueSlug,
        wasSent: Bool,
        at now: Date
    ) throws(StoreError) -> Int {
        try writeDurably { db in
            try db.execute(
                sql: """
                    UPDATE delivery SET state = :state, reason = :reason, next_attempt_at = NULL,
                        first_attempt_at = NULL, changed_at = :now
                    WHERE issue = :issue AND state = 'uncertain' AND (:key IS NULL
                        OR subscriber = (SELECT id FROM subscriber WHERE address_key = :key))
                    """,
                arguments: [
                    "state": wasSent ? "accepted" : "pending",
                    "reason": wasSent ? "settled by the operator as sent" : nil,
                    "now": now.timeIntervalSince1970, "issue": slug.rawValue, "key": address?.key,
                ]
            )
            return db.changesCount
        }
    }

    /// When the next deferred delivery of an issue is due; nil when none is deferred.
    public func nextAttempt(of slug: IssueSlug) throws(StoreError) -> Date? {
        try read { db in
            try Double.fetchOne(
                db,
                sql: "SELECT MIN(next_attempt_at) FROM delivery WHERE issue = ? AND state = 'deferred'",
                arguments: [slug.rawValue]
            ).map(Date.init(timeIntervalSince1970:))
        }
    }

    /// Makes rejected, deferred and wrongly skipped deliveries due now; who waits for a domain's rate goes on waiting.
    /// - Returns: how many.
    public func retry(_ slug: IssueSlug, at now: Date) throws(StoreError) -> Int {
        try writeDurably { db in
            try db.execute(
                sql: """
                    UPDATE delivery SET state = 'pending', next_attempt_at = NULL, first_attempt_at = NULL,
                        changed_at = ?
                    WHERE issue = ? AND (state = 'rejected'
                        OR (state = 'deferred' AND (\(Self.isWaiting)) IS NOT TRUE)
                        OR (state = 'skipped' AND reason NOT IN \(Departure.list)
                            AND reason NOT LIKE 'suppressed: %'))
                    """,
                arguments: [now.timeIntervalSince1970, slug.rawValue]
            )
            return db.changesCount
        }
    }

    // MARK: Questions

    /// How many deliveries of an issue are in each state; states without any are left out.
    public func deliveryCounts(of slug: IssueSlug) throws(StoreError) -> [Delivery.State: Int] {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: "SELECT state, COUNT(*) AS count FROM delivery WHERE issue = ? GROUP BY state",
                arguments: [slug.rawValue]
            )
            return rows.reduce(into: [:]) { counts, row in
                if let state = Delivery.State(rawValue: row["state"]) { counts[state] = row["count"] }
            }
        }
    }

    /// The deliveries of an issue by address, all or those in one state.
    public func deliveries(of slug: IssueSlug, in state: Delivery.State? = nil) throws(StoreError) -> [Delivery] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT delivery.*, subscriber.address AS address
                    FROM delivery JOIN subscriber ON subscriber.id = delivery.subscriber
                    WHERE delivery.issue = :issue AND (:state IS NULL OR delivery.state = :state)
                    ORDER BY subscriber.address_key
                    """,
                arguments: ["issue": slug.rawValue, "state": state?.rawValue]
            ).compactMap(Delivery.init(row:))
        }
    }

    /// Every delivery to a subscriber, newest issue first.
    public func deliveries(to subscriber: UUID) throws(StoreError) -> [(slug: IssueSlug, delivery: Delivery)] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT delivery.*, subscriber.address AS address
                    FROM delivery JOIN subscriber ON subscriber.id = delivery.subscriber
                        JOIN issue ON issue.slug = delivery.issue
                    WHERE delivery.subscriber = ? ORDER BY issue.day DESC, issue.slug DESC
                    """,
                arguments: [subscriber.text]
            ).compactMap { row in
                guard let slug = IssueSlug(rawValue: row["issue"]), let delivery = Delivery(row: row) else {
                    return nil
                }
                return (slug, delivery)
            }
        }
    }

    /// How many readers were skipped because their message could not be made or sent as it is.
    public func technicalSkips(of slug: IssueSlug) throws(StoreError) -> Int {
        try read { db in
            try Int.fetchOne(
                db,
                sql: """
                    SELECT COUNT(*) FROM delivery
                    WHERE issue = ? AND state = 'skipped' AND reason NOT IN \(Departure.list)
                        AND reason NOT LIKE 'suppressed: %'
                    """,
                arguments: [slug.rawValue]
            ) ?? 0
        }
    }
}

extension Delivery {
    fileprivate init?(row: Row) {
        guard let subscriber = UUID(uuidString: row["subscriber"]), let state = State(rawValue: row["state"]),
            let address = EmailAddress(row["address"] as String)
        else { return nil }
        let next: Double? = row["next_attempt_at"]
        self.init(
            subscriber: subscriber,
            address: address,
            state: state,
            attempts: row["attempts"],
            nextAttempt: next.map(Date.init(timeIntervalSince1970:)),
            code: row["code"],
            enhanced: row["enhanced"],
            reply: row["reply"],
            reason: row["reason"],
            changed: Date(timeIntervalSince1970: row["changed_at"])
        )
    }
}
