public import Foundation
import GRDB

/// The sender's side of the ledger of deliveries.
///
/// The marks: a batch is claimed durably before its first byte, the mark "about to end" is committed before a final
/// dot may leave, the outcome after the reply. What a dead process left behind then says by itself whether a message
/// may have been sent; see ``recover(_:boot:repeatable:at:)``.
extension Store {
    /// What a claimed row was before: it keeps when it is due until its outcome is known.
    private static let stateBefore = "CASE WHEN next_attempt_at IS NULL THEN 'pending' ELSE 'deferred' END"

    /// Settles what a dead process left claimed.
    ///
    /// In the same boot a claim without mark was never sent, and one with a mark is uncertain. After another
    /// boot a mark may have been lost with the power, so every claim is uncertain.
    /// - Parameter repeatable: the transports on which sending twice gives one message (a file with a fixed name);
    ///   what was claimed for them goes back to pending.
    public func recover(
        _ slug: IssueSlug,
        boot: String,
        repeatable: Set<String> = [],
        at now: Date
    ) throws(StoreError) {
        try writeDurably { db in
            let isRepeatable = "transport IN (SELECT value FROM json_each(:repeatable))"
            try db.execute(
                sql: """
                    UPDATE delivery SET
                        state = CASE
                            WHEN \(isRepeatable) OR (claimed_boot = :boot AND ending_at IS NULL)
                            THEN \(Self.stateBefore) ELSE 'uncertain' END,
                        reason = CASE
                            WHEN \(isRepeatable) OR (claimed_boot = :boot AND ending_at IS NULL) THEN NULL
                            WHEN claimed_boot = :boot THEN 'the sender died before it saw the reply'
                            ELSE 'the machine went down while the message was being sent' END,
                        claimed_boot = NULL, ending_at = NULL, changed_at = :now
                    WHERE issue = :issue AND state = 'sending'
                    """,
                arguments: [
                    "repeatable": try StoredDocument.text(of: repeatable.sorted()), "boot": boot,
                    "now": now.timeIntervalSince1970, "issue": slug.rawValue,
                ]
            )
        }
    }

    // MARK: Claims

    /// Claims up to `limit` deliveries that are due, durably, before a byte of them leaves: new ones first, then
    /// those whose time has come. Readers who left since the audience was frozen are skipped here.
    /// - Parameters:
    ///   - quotas: at most so many claims for the transport in any such time.
    ///   - share: at most so many claims for the transport in this day.
    ///   - domains: at most so many claims for the readers of a domain; see `Store+DomainRates`.
    /// - Returns: nothing when nothing is due, or no quota is left.
    public func claim(
        _ slug: IssueSlug,
        limit: Int,
        transport: String,
        boot: String,
        quotas: [Rate] = [],
        share: DailyShare? = nil,
        domains: DomainRates = DomainRates(),
        at now: Date
    ) throws(StoreError) -> [ClaimedDelivery] {
        let time = now.timeIntervalSince1970
        let count = SentCount(transport: transport)
        let isCounted = !quotas.isEmpty || share != nil
        guard domains.isEmpty else {
            return try claim(
                slug,
                limit: { try min(limit, count.allowance(under: quotas, share, at: now, $0)) },
                by: domains,
                at: now,
                claim: { try Self.claim($0, slug, transport: transport, boot: boot, time, $1) },
                counting: { if isCounted { try count.add($0, at: now, $1) } }
            )
        }
        return try writeDurably { db in
            let limit = try min(limit, count.allowance(under: quotas, share, at: now, db))
            var claimed: [ClaimedDelivery] = []
            while claimed.count < limit {
                let rows = try Self.due(slug, limit: limit - claimed.count, time, db)
                if rows.isEmpty { break }
                for row in rows {
                    if let delivery = try Self.claim(row, slug, transport: transport, boot: boot, time, db) {
                        claimed.append(delivery)
                    }
                }
            }
            if isCounted { try count.add(claimed.count, at: now, db) }
            return claimed
        }
    }

    static func due(_ slug: IssueSlug, limit: Int, _ time: Double, _ db: Database) throws -> [Row] {
        let new = try db.cachedStatement(sql: dueQuery(state: "pending"))
        let rows = try Row.fetchAll(new, arguments: [slug.rawValue, time, limit])
        if !rows.isEmpty { return rows }
        let deferred = try db.cachedStatement(sql: dueQuery(state: "deferred"))
        return try Row.fetchAll(deferred, arguments: [slug.rawValue, time, limit])
    }

    /// Both orders are that of the index `delivery_state`. Only what is deferred has a time, and it may be long: the
    /// index leads past those who still wait.
    static func dueQuery(state: String) -> String {
        let time = "delivery.next_attempt_at"
        let isDue = state == "deferred" ? "\(time) <= ?" : "(\(time) IS NULL OR \(time) <= ?)"
        return """
            SELECT subscriber.*, delivery.attempts AS attempts, delivery.first_attempt_at AS first_attempt_at
            FROM delivery JOIN subscriber ON subscriber.id = delivery.subscriber
            WHERE delivery.issue = ? AND delivery.state = '\(state)'
                AND \(isDue)
            ORDER BY delivery.next_attempt_at, delivery.subscriber LIMIT ?
            """
    }

    private static func claim(
        _ row: Row,
        _ slug: IssueSlug,
        transport: String,
        boot: String,
        _ time: Double,
        _ db: Database
    ) throws -> ClaimedDelivery? {
        let id: String = row["id"]
        let subscriber = Subscriber(row: row)
        guard let subscriber, subscriber.reasonToSkip(at: time) == nil else {
            let reason = subscriber?.reasonToSkip(at: time) ?? unreadable
            let skip = try db.cachedStatement(
                sql: """
                    UPDATE delivery SET state = 'skipped', reason = ?, changed_at = ? WHERE issue = ? AND subscriber = ?
                    """
            )
            try skip.execute(arguments: [reason, time, slug.rawValue, id])
            return nil
        }
        let statement = try db.cachedStatement(
            sql: """
                UPDATE delivery SET state = 'sending', transport = ?, claimed_boot = ?, ending_at = NULL, changed_at = ?
                WHERE issue = ? AND subscriber = ?
                """
        )
        try statement.execute(arguments: [transport, boot, time, slug.rawValue, id])
        let first: Double? = row["first_attempt_at"]
        return ClaimedDelivery(
            subscriber: subscriber,
            attempts: row["attempts"],
            firstAttempt: first.map(Date.init(timeIntervalSince1970:))
        )
    }

    // MARK: Outcomes

    /// Keeps what came of claimed deliveries, and sets the mark of the one whose final dot may leave next: one
    /// transaction a message at most, and one for all workers who have come to this point together.
    /// - Parameter ending: the subscriber whose message is complete but for the final dot, which may leave when this
    ///   has returned; nil when none is.
    public func record(
        _ results: [(subscriber: UUID, outcome: DeliveryOutcome)],
        ending: UUID? = nil,
        of slug: IssueSlug,
        at now: Date
    ) throws(StoreError) {
        let mark = DeliveryMark(issue: slug, results: results, ending: ending, time: now)
        try marks.commit(mark) { (marks) throws(StoreError) in
            try writeOften { db in
                for mark in marks { try Self.keep(mark, db) }
            }
        }
    }

    private static func keep(_ mark: DeliveryMark, _ db: Database) throws {
        for result in mark.results {
            try settle(result.subscriber, of: mark.issue, as: result.outcome, at: mark.time, db)
        }
        if let ending = mark.ending { try markEnding(ending, of: mark.issue, at: mark.time, db) }
    }

    private static func markEnding(_ subscriber: UUID, of slug: IssueSlug, at now: Date, _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: "UPDATE delivery SET ending_at = ? WHERE issue = ? AND subscriber = ? AND state = 'sending'"
        )
        try statement.execute(arguments: [now.timeIntervalSince1970, slug.rawValue, subscriber.text])
        guard db.changesCount == 1 else { throw DatabaseError(message: "the delivery is not claimed") }
    }

    private static func settle(
        _ subscriber: UUID,
        of slug: IssueSlug,
        as outcome: DeliveryOutcome,
        at now: Date,
        _ db: Database
    ) throws {
        guard outcome != .untried else { return try giveBack(subscriber, of: slug, at: now, db) }
        let statement = try db.cachedStatement(
            sql: """
                UPDATE delivery SET state = ?1, attempts = attempts + ?2, next_attempt_at = ?3,
                    first_attempt_at = COALESCE(first_attempt_at, CASE ?2 WHEN 1 THEN ?8 END),
                    code = ?4, enhanced = ?5, reply = ?6, reason = ?7,
                    claimed_boot = NULL, ending_at = NULL, changed_at = ?8
                WHERE issue = ?9 AND subscriber = ?10 AND state = 'sending'
                """
        )
        let row = outcome.row
        try statement.execute(arguments: [
            row.state, row.attempt, row.next?.timeIntervalSince1970, row.code, row.enhanced, row.reply, row.reason,
            now.timeIntervalSince1970, slug.rawValue, subscriber.text,
        ])
    }

    /// The row is again what it was before the claim: a deferred one keeps its reply and its time.
    private static func giveBack(_ subscriber: UUID, of slug: IssueSlug, at now: Date, _ db: Database) throws {
        try SentCount.takeBack(subscriber, of: slug, db)
        try DomainShares.takeBack(subscriber, db)
        let statement = try db.cachedStatement(
            sql: """
                UPDATE delivery SET state = \(stateBefore), claimed_boot = NULL, ending_at = NULL, changed_at = ?
                WHERE issue = ? AND subscriber = ? AND state = 'sending'
                """
        )
        try statement.execute(arguments: [now.timeIntervalSince1970, slug.rawValue, subscriber.text])
    }
}

extension Subscriber {
    /// Why a reader of the audience does not get the issue after all.
    fileprivate func reasonToSkip(at time: Double) -> String? {
        if state != .active { return Departure.left.rawValue }
        if let pausedUntil, pausedUntil.timeIntervalSince1970 > time { return Departure.paused.rawValue }
        return nil
    }
}

extension DeliveryOutcome {
    /// What an outcome writes into a delivery's row.
    fileprivate struct Row {
        var state: String
        var code: Int?
        var enhanced: String?
        var reply: String?
        var attempt = 1
        var next: Date?
        var reason: String?
    }

    fileprivate var row: Row {
        switch self {
        case .accepted(let code, let enhanced, let reply):
            Row(state: "accepted", code: code, enhanced: enhanced, reply: reply)
        case .rejected(let code, let enhanced, let reply):
            Row(state: "rejected", code: code, enhanced: enhanced, reply: reply)
        case .deferred(let code, let enhanced, let reply, let next):
            Row(state: "deferred", code: code, enhanced: enhanced, reply: reply, next: next)
        case .uncertain(let reason): Row(state: "uncertain", reason: reason)
        case .skipped(let reason): Row(state: "skipped", attempt: 0, reason: reason)
        case .untried: Row(state: "pending", attempt: 0)
        }
    }
}
