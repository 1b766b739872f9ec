public import Foundation
import GRDB

/// How many messages were claimed for a transport, minute by minute: what its quotas go by.
struct SentCount {
    let transport: String

    /// The longest period that a quota has, in minutes.
    private static let longest = 24 * 60

    /// How many more may be claimed now; `Int.max` without quotas.
    func allowance(under quotas: [Rate], at now: Date, _ db: Database) throws -> Int {
        try quotas.map { max(0, try $0.count - claimed(under: $0, at: now, db)) }.min() ?? .max
    }

    /// When a claim is possible again; nil when one is possible now.
    func nextAllowance(under quotas: [Rate], at now: Date, _ db: Database) throws -> Date? {
        let exhausted = try quotas.filter { try claimed(under: $0, at: now, db) >= $0.count }
        return try exhausted.compactMap { quota in
            let oldest = try Int.fetchOne(
                db,
                sql: "SELECT MIN(minute) FROM sent_count WHERE transport = ? AND minute > ? AND count > 0",
                arguments: [transport, Self.minute(now) - quota.minutes]
            )
            return oldest.map { Date(timeIntervalSince1970: Double($0 + quota.minutes) * 60) }
        }.max()
    }

    func add(_ count: Int, at now: Date, _ db: Database) throws {
        guard count > 0 else { return }
        try db.execute(
            sql: """
                INSERT INTO sent_count (transport, minute, count) VALUES (?, ?, ?)
                ON CONFLICT DO UPDATE SET count = count + excluded.count
                """,
            arguments: [transport, Self.minute(now), count]
        )
        try db.execute(
            sql: "DELETE FROM sent_count WHERE minute < ?",
            arguments: [Self.minute(now) - Self.longest]
        )
    }

    /// Takes back a claim of which nothing left the house.
    static func takeBack(_ subscriber: UUID, of slug: IssueSlug, _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                UPDATE sent_count SET count = count - 1
                WHERE transport = (SELECT transport FROM delivery WHERE issue = :issue AND subscriber = :subscriber)
                    AND minute = (
                        SELECT MAX(minute) FROM sent_count WHERE count > 0 AND transport = (
                            SELECT transport FROM delivery WHERE issue = :issue AND subscriber = :subscriber))
                """
        )
        try statement.execute(arguments: ["issue": slug.rawValue, "subscriber": subscriber.text])
    }

    private func claimed(under quota: Rate, at now: Date, _ db: Database) throws -> Int {
        try Int.fetchOne(
            db,
            sql: "SELECT COALESCE(SUM(count), 0) FROM sent_count WHERE transport = ? AND minute > ?",
            arguments: [transport, Self.minute(now) - quota.minutes]
        ) ?? 0
    }

    private static func minute(_ date: Date) -> Int { Int((date.timeIntervalSince1970 / 60).rounded(.down)) }
}

extension Rate {
    fileprivate var minutes: Int { Int(period / .seconds(60)) }
}

extension Store {
    /// When the quotas of a transport let another message leave; nil when they do now.
    public func nextAllowance(
        for transport: String,
        under quotas: [Rate],
        at now: Date
    ) throws(StoreError) -> Date? {
        try read { try SentCount(transport: transport).nextAllowance(under: quotas, at: now, $0) }
    }
}
