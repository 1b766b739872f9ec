public import Foundation
import GRDB

/// How many messages were claimed for a transport, minute by minute: what its quotas go by.
struct SentCount {
    let transport: String

    /// How long a count is looked at, in minutes: a day, which may have an hour more when clocks change.
    fileprivate static let longest = 25 * 60

    /// How many more may be claimed now; `Int.max` without quotas.
    func allowance(under quotas: [Rate], _ share: DailyShare? = nil, at now: Date, _ db: Database) throws -> Int {
        let quotas = try quotas.map { max(0, try $0.count - claimed(under: $0, at: now, db)) }.min() ?? .max
        guard let share else { return quotas }
        return min(quotas, max(0, try share.count - claimed(since: share.begin, db)))
    }

    /// How many were claimed since an instant, which is not more than a day ago.
    func claimed(since begin: Date, _ db: Database) throws -> Int {
        try Int.fetchOne(
            db,
            sql: "SELECT COALESCE(SUM(count), 0) FROM sent_count WHERE transport = ? AND minute >= ?",
            arguments: [transport, Self.minute(begin)]
        ) ?? 0
    }

    /// When a claim is possible again; nil when one is possible now.
    func nextAllowance(under quotas: [Rate], _ share: DailyShare?, at now: Date, _ db: Database) throws -> Date? {
        let nextDay = try share.flatMap { try claimed(since: $0.begin, db) >= $0.count ? $0.end : nil }
        return try [nextAllowance(under: quotas, at: now, db), nextDay].compactMap(\.self).max()
    }

    private func nextAllowance(under quotas: [Rate], at now: Date, _ db: Database) throws -> Date? {
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

    static func minute(_ date: Date) -> Int { Int((date.timeIntervalSince1970 / 60).rounded(.down)) }
}

extension Rate {
    var minutes: Int { Int(period / .seconds(60)) }
}

extension Store {
    /// When the quotas of a transport, and its share of the day, let another message leave; nil when they do now.
    public func nextAllowance(
        for transport: String,
        under quotas: [Rate],
        share: DailyShare? = nil,
        at now: Date
    ) throws(StoreError) -> Date? {
        try read { try SentCount(transport: transport).nextAllowance(under: quotas, share, at: now, $0) }
    }

    /// How many messages were claimed for a transport in each minute (since 1970, UTC), for the last day.
    func sentCounts(of transport: String, at now: Date) throws(StoreError) -> [Int: Int] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: "SELECT minute, count FROM sent_count WHERE transport = ? AND minute >= ?",
                arguments: [transport, SentCount.minute(now) - SentCount.longest]
            ).reduce(into: [:]) { $0[$1["minute"] as Int] = $1["count"] as Int }
        }
    }
}
