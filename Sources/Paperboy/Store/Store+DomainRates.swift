public import Foundation
import GRDB

/// Readers of a domain who wait because its rate is used up.
public struct DomainWait: Equatable, Sendable, Codable {
    public var domain: String
    public var count: Int
    /// When the first and the last of them may be sent to.
    public var first: Date
    public var last: Date
}

/// Rates of a reader's domain.
///
/// Who is due while the domain's rate is used up becomes `deferred` to a turn of his own, which costs no attempt and no
/// second look before that: claims stay as short as without rates, however many wait.
extension Store {
    /// So many are put off in one transaction: others want to write too.
    private static let mostPutOff = 1000
    private static let waiting = "waits for the rate of "
    /// Of a delivery that waits.
    static let isWaiting = "reason LIKE '\(waiting)%'"

    /// As ``claim(_:limit:transport:boot:quotas:share:domains:at:)``, with rates of domains.
    func claim(
        _ slug: IssueSlug,
        limit: (Database) throws -> Int,
        by domains: DomainRates,
        at now: Date,
        claim: (Row, Database) throws -> ClaimedDelivery?,
        counting count: (Int, Database) throws -> Void
    ) throws(StoreError) -> [ClaimedDelivery] {
        var claimed: [ClaimedDelivery] = []
        var isMore = true
        while claimed.isEmpty, isMore {
            (claimed, isMore) = try writeDurably { db in
                var shares = DomainShares(domains, at: now)
                let limit = try limit(db)
                var (claimed, putOff) = ([ClaimedDelivery](), 0)
                while claimed.count < limit {
                    let rows = try Self.due(slug, limit: max(limit, 100), now.timeIntervalSince1970, db)
                    for row in rows where claimed.count < limit {
                        let domain = EmailAddress(row["address"] as String)?.domainKey ?? ""
                        if let turn = try shares.turn(in: domain, db) {
                            try Self.putOff(row["id"], of: slug, to: turn, domain, now, db)
                            putOff += 1
                        } else if let delivery = try claim(row, db) {
                            shares.take(from: domain)
                            claimed.append(delivery)
                        }
                    }
                    guard !rows.isEmpty, putOff < Self.mostPutOff else { break }
                }
                try shares.save(db)
                try count(claimed.count, db)
                return (claimed, limit > 0 && putOff >= Self.mostPutOff)
            }
        }
        return claimed
    }

    private static func putOff(
        _ subscriber: String,
        of slug: IssueSlug,
        to turn: Double,
        _ domain: String,
        _ now: Date,
        _ db: Database
    ) throws {
        let statement = try db.cachedStatement(
            sql: """
                UPDATE delivery SET state = 'deferred', next_attempt_at = ?, reason = ?, changed_at = ?
                WHERE issue = ? AND subscriber = ?
                """
        )
        let arguments: StatementArguments = [
            turn, waiting + domain, now.timeIntervalSince1970, slug.rawValue, subscriber,
        ]
        try statement.execute(arguments: arguments)
    }

    /// Goes by these rates from now on: who was put off by others is due again.
    public func adopt(_ rates: DomainRates, for slug: IssueSlug, at now: Date) throws(StoreError) {
        let text = rates.isEmpty ? nil : rates.description
        let known = try read { db in
            try String.fetchOne(db, sql: "SELECT domain_rates FROM issue WHERE slug = ?", arguments: [slug.rawValue])
        }
        if text == nil, known == nil { return }
        let time = now.timeIntervalSince1970
        try writeDurably { db in
            // What was counted a day ago counts for no rate any more.
            try db.execute(
                sql: "DELETE FROM domain_count WHERE slot * 1.0 * period / \(Rate.parts) < ? - period - 3600",
                arguments: [time]
            )
            try db.execute(sql: "DELETE FROM domain_queue WHERE tail < ?", arguments: [time])
            guard text != known else { return }
            try db.execute(
                sql: """
                    UPDATE delivery SET state = CASE attempts WHEN 0 THEN 'pending' ELSE 'deferred' END,
                        next_attempt_at = CASE attempts WHEN 0 THEN NULL ELSE :now END, reason = NULL, changed_at = :now
                    WHERE issue = :issue AND state = 'deferred' AND \(Self.isWaiting)
                    """,
                arguments: ["now": time, "issue": slug.rawValue]
            )
            try db.execute(sql: "DELETE FROM domain_queue")
            try db.execute(
                sql: "UPDATE issue SET domain_rates = ? WHERE slug = ?",
                arguments: [text, slug.rawValue]
            )
        }
    }

    /// Who waits for a domain's rate, the most first.
    public func domainWaits(of slug: IssueSlug) throws(StoreError) -> [DomainWait] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT reason, COUNT(*) AS count, MIN(next_attempt_at) AS first, MAX(next_attempt_at) AS last
                    FROM delivery WHERE issue = ? AND state = 'deferred' AND \(Self.isWaiting)
                    GROUP BY reason ORDER BY count DESC, reason
                    """,
                arguments: [slug.rawValue]
            ).map { row in
                let (reason, first, last): (String, Double, Double) = (row["reason"], row["first"], row["last"])
                return DomainWait(
                    domain: String(reason.dropFirst(Self.waiting.count)),
                    count: row["count"],
                    first: Date(timeIntervalSince1970: first),
                    last: Date(timeIntervalSince1970: last)
                )
            }
        }
    }
}
