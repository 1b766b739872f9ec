public import Foundation
import GRDB

/// The ledger of deliveries: who gets an issue, and how far each has come.
///
/// The marks: a batch is claimed durably before its first byte, ``markEnding(_:of:at:)`` is committed before a
/// final dot may leave, the outcome after the reply. What a dead process left behind then says by itself
/// whether a message may have been sent; see ``recover(_:boot:repeatable:at:)``.
extension Store {
    // MARK: Audience

    /// Freezes the audience in one transaction, the first time it is called for an issue.
    /// - Parameter exclusion: why a subscriber does not get this issue; nil for one who does.
    public func freezeAudience(
        of slug: IssueSlug,
        at now: Date,
        exclusion: (Subscriber) -> String?
    ) throws(StoreError) {
        try writeDurably { db in
            let count = try Int.fetchOne(
                db,
                sql: "SELECT COUNT(*) FROM delivery WHERE issue = ?",
                arguments: [slug.rawValue]
            )
            guard count == 0 else { return }
            let insertion = try db.makeStatement(
                sql: "INSERT INTO delivery (issue, subscriber, state, reason, changed_at) VALUES (?, ?, ?, ?, ?)"
            )
            let rows = try Row.fetchCursor(db, sql: "SELECT * FROM subscriber ORDER BY id")
            while let row = try rows.next() {
                guard let subscriber = Subscriber(row: row) else { continue }
                let reason = subscriber.reasonToStayAway ?? exclusion(subscriber)
                try insertion.execute(arguments: [
                    slug.rawValue, subscriber.id.text, reason == nil ? "pending" : "skipped", reason,
                    now.timeIntervalSince1970,
                ])
            }
        }
    }

    // MARK: Marks

    /// Settles what a dead process left claimed.
    ///
    /// In the same boot a claim without mark was never sent, and one with a mark is uncertain. After another
    /// boot a mark may have been lost with the power, so every claim is uncertain.
    /// - Parameter repeatable: a transport on which sending twice gives one message (a file with a fixed name);
    ///   what was claimed for it goes back to pending.
    public func recover(
        _ slug: IssueSlug,
        boot: String,
        repeatable: String? = nil,
        at now: Date
    ) throws(StoreError) {
        try writeDurably { db in
            try db.execute(
                sql: """
                    UPDATE delivery SET
                        state = CASE
                            WHEN transport = :repeatable OR (claimed_boot = :boot AND ending_at IS NULL)
                            THEN 'pending' ELSE 'uncertain' END,
                        reason = CASE
                            WHEN transport = :repeatable OR (claimed_boot = :boot AND ending_at IS NULL) THEN NULL
                            WHEN claimed_boot = :boot THEN 'the sender died before it saw the reply'
                            ELSE 'the machine went down while the message was being sent' END,
                        claimed_boot = NULL, ending_at = NULL, changed_at = :now
                    WHERE issue = :issue AND state = 'sending'
                    """,
                arguments: [
                    "repeatable": repeatable, "boot": boot, "now": now.timeIntervalSince1970,
                    "issue": slug.rawValue,
                ]
            )
        }
    }

    /// Claims up to `limit` deliveries that are due, durably, before a byte of them leaves. Readers who left
    /// since the audience was frozen are skipped here.
    public func claim(
        _ slug: IssueSlug,
        limit: Int,
        transport: String,
        boot: String,
        at now: Date
    ) throws(StoreError) -> [ClaimedDelivery] {
        try writeDurably { db in
            let time = now.timeIntervalSince1970
            try Self.skipDeparted(slug, time, db)
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT subscriber.*, delivery.attempts AS attempts
                    FROM delivery JOIN subscriber ON subscriber.id = delivery.subscriber
                    WHERE delivery.issue = ? AND (delivery.state = 'pending'
                        OR (delivery.state = 'deferred' AND delivery.next_attempt_at <= ?))
                    ORDER BY delivery.attempts, delivery.subscriber LIMIT ?
                    """,
                arguments: [slug.rawValue, time, limit]
            )
            let claimed = rows.compactMap { row in
                Subscriber(row: row).map { ClaimedDelivery(subscriber: $0, attempts: row["attempts"]) }
            }
            let statement = try db.makeStatement(
                sql: """
                    UPDATE delivery SET state = 'sending', transport = ?, claimed_boot = ?, ending_at = NULL,
                        next_attempt_at = NULL, changed_at = ?
                    WHERE issue = ? AND subscriber = ?
                    """
            )
            for delivery in claimed {
                try statement.execute(arguments: [transport, boot, time, slug.rawValue, delivery.subscriber.id.text])
            }
            return claimed
        }
    }

    /// The mark that has to be committed before the final dot of a message may leave.
    public func markEnding(_ subscriber: UUID, of slug: IssueSlug, at now: Date) throws(StoreError) {
        try write { db in
            let statement = try db.cachedStatement(
                sql: """
                    UPDATE delivery SET ending_at = ? WHERE issue = ? AND subscriber = ? AND state = 'sending'
                    """
            )
            try statement.execute(arguments: [now.timeIntervalSince1970, slug.rawValue, subscriber.text])
            guard db.changesCount == 1 else { throw DatabaseError(message: "the delivery is not claimed") }
        }
    }

    /// Keeps what came of a claimed delivery.
    public func settle(
        _ subscriber: UUID,
        of slug: IssueSlug,
        as outcome: DeliveryOutcome,
        at now: Date
    ) throws(StoreError) {
        try write { db in
            let statement = try db.cachedStatement(
                sql: """
                    UPDATE delivery SET state = :state, attempts = attempts + :attempt, next_attempt_at = :next,
                        code = :code, enhanced = :enhanced, reply = :reply, reason = :reason,
                        claimed_boot = NULL, ending_at = NULL, changed_at = :now
                    WHERE issue = :issue AND subscriber = :subscriber AND state = 'sending'
                    """
            )
            try statement.execute(
                arguments: outcome.arguments + [
                    "now": now.timeIntervalSince1970, "issue": slug.rawValue, "subscriber": subscriber.text,
                ]
            )
        }
    }

    // MARK: The operator's word

    /// Settles an uncertain delivery by the operator's word.
    /// - Returns: false when the address has no uncertain delivery of this issue.
    public func settle(
        _ address: EmailAddress,
        of slug: IssueSlug,
        wasSent: Bool,
        at now: Date
    ) throws(StoreError) -> Bool {
        try writeDurably { db in
            try db.execute(
                sql: """
                    UPDATE delivery SET state = ?, reason = ?, changed_at = ?
                    WHERE issue = ? AND state = 'uncertain'
                        AND subscriber = (SELECT id FROM subscriber WHERE address_key = ?)
                    """,
                arguments: [
                    wasSent ? "accepted" : "pending", wasSent ? "settled by the operator as sent" : nil,
                    now.timeIntervalSince1970, slug.rawValue, address.key,
                ]
            )
            return db.changesCount > 0
        }
    }

    /// Makes rejected, deferred and wrongly skipped deliveries due now.
    /// - Returns: how many.
    public func retry(_ slug: IssueSlug, at now: Date) throws(StoreError) -> Int {
        try writeDurably { db in
            try db.execute(
                sql: """
                    UPDATE delivery SET state = 'pending', next_attempt_at = NULL, changed_at = ?
                    WHERE issue = ? AND (state IN ('rejected', 'deferred')
                        OR (state = 'skipped' AND reason NOT IN \(Self.departures)))
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

    /// The reasons of those who are not to get the issue.
    private static let departures = """
        ('unsubscribed', 'suppressed', 'left after the audience was frozen', 'paused by the reader',
         'reads once a week and has this week''s issue')
        """

    /// How many readers were skipped because their message could not be made or sent as it is.
    public func technicalSkips(of slug: IssueSlug) throws(StoreError) -> Int {
        try read { db in
            try Int.fetchOne(
                db,
                sql: """
                    SELECT COUNT(*) FROM delivery
                    WHERE issue = ? AND state = 'skipped' AND reason NOT IN \(Self.departures)
                    """,
                arguments: [slug.rawValue]
            ) ?? 0
        }
    }

    private static func skipDeparted(_ slug: IssueSlug, _ time: Double, _ db: Database) throws {
        try db.execute(
            sql: """
                UPDATE delivery SET state = 'skipped', reason = 'left after the audience was frozen', changed_at = ?
                WHERE issue = ? AND state IN ('pending', 'deferred')
                    AND subscriber IN (SELECT id FROM subscriber WHERE state <> 'active')
                """,
            arguments: [time, slug.rawValue]
        )
        try db.execute(
            sql: """
                UPDATE delivery SET state = 'skipped', reason = 'paused by the reader', changed_at = :now
                WHERE issue = :issue AND state IN ('pending', 'deferred')
                    AND subscriber IN (SELECT id FROM subscriber WHERE paused_until > :now)
                """,
            arguments: ["now": time, "issue": slug.rawValue]
        )
    }
}

extension Subscriber {
    /// Why nothing is sent to this reader at all.
    fileprivate var reasonToStayAway: String? {
        switch state {
        case .active: nil
        case .unsubscribed: "unsubscribed"
        case .suppressed: "suppressed"
        }
    }
}

extension DeliveryOutcome {
    fileprivate var arguments: StatementArguments {
        switch self {
        case .accepted(let code, let enhanced, let reply): Self.row("accepted", code, enhanced, reply)
        case .rejected(let code, let enhanced, let reply): Self.row("rejected", code, enhanced, reply)
        case .deferred(let code, let enhanced, let reply, let next):
            Self.row("deferred", code, enhanced, reply, next: next)
        case .uncertain(let reason): Self.row("uncertain", reason: reason)
        case .skipped(let reason): Self.row("skipped", attempt: 0, reason: reason)
        case .untried: Self.row("pending", attempt: 0)
        }
    }

    private static func row(
        _ state: String,
        _ code: Int? = nil,
        _ enhanced: String? = nil,
        _ reply: String? = nil,
        attempt: Int = 1,
        next: Date? = nil,
        reason: String? = nil
    ) -> StatementArguments {
        [
            "state": state, "attempt": attempt, "next": next?.timeIntervalSince1970, "code": code,
            "enhanced": enhanced, "reply": reply, "reason": reason,
        ]
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
