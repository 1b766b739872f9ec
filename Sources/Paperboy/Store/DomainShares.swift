import Foundation
import GRDB

/// What may leave to each domain within one claim: read when a domain first turns up, kept at the end.
///
/// No more than a rate's count are claimed in any time as long as its period: what was claimed counts until the
/// sixtieth of a period in which it was claimed is a whole period old.
struct DomainShares {
    private let rates: DomainRates
    private let now: Double
    private var domains: [String: Share] = [:]

    private struct Share {
        var rates: [Rate]
        /// How many more may be claimed now.
        var left: Int
        var claimed = 0
        /// When the next one may be claimed, where none may now, and how far apart the others, in seconds: by the rates
        /// that are used up. Who then finds another used up is put off again.
        var wait: (until: Double, interval: Double)?
        /// The last moment that somebody was put off to.
        var tail: Double?
    }

    /// Turns are a little further apart than the rate asks for: one that is claimed late shall not be in the way of
    /// the one that comes a period later.
    private static let slack = 1.05

    init(_ rates: DomainRates, at now: Date) {
        self.rates = rates
        self.now = now.timeIntervalSince1970
    }

    /// Until when a reader of the domain has to wait; nil for one who can be sent to now.
    mutating func turn(in domain: String, _ db: Database) throws -> Double? {
        let limits = rates.rates(of: domain)
        guard !limits.isEmpty else { return nil }
        var share = try domains[domain] ?? Self.share(of: domain, limits, now, db)
        defer { domains[domain] = share }
        guard share.left <= 0 else { return nil }
        let wait = try share.wait ?? Self.wait(in: domain, share, now, db)
        let turn = max(wait.until, (try share.tail ?? Self.tail(of: domain, db)) + wait.interval * Self.slack)
        (share.wait, share.tail) = (wait, turn)
        return turn
    }

    /// Counts a reader who is sent to.
    mutating func take(from domain: String) {
        domains[domain]?.left -= 1
        domains[domain]?.claimed += 1
    }

    /// Keeps what was counted.
    func save(_ db: Database) throws {
        let count = try db.cachedStatement(
            sql: """
                INSERT INTO domain_count (domain, period, slot, count) VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET count = count + excluded.count
                """
        )
        let queue = try db.cachedStatement(
            sql: "INSERT INTO domain_queue (domain, tail) VALUES (?, ?) ON CONFLICT DO UPDATE SET tail = excluded.tail"
        )
        for (domain, share) in domains {
            if let tail = share.tail { try queue.execute(arguments: [domain, tail]) }
            guard share.claimed > 0 else { continue }
            for period in Set(share.rates.map(\.seconds)) {
                try count.execute(arguments: [domain, period, Rate.slot(at: now, of: period), share.claimed])
            }
        }
    }

    /// Takes back a claim of which nothing left the house.
    static func takeBack(_ subscriber: UUID, _ db: Database) throws {
        guard try Bool.fetchOne(db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM domain_count)")) == true else {
            return
        }
        let find = try db.cachedStatement(sql: "SELECT address FROM subscriber WHERE id = ?")
        guard let domain = try String.fetchOne(find, arguments: [subscriber.text]).flatMap(EmailAddress.init)?.domainKey
        else { return }
        let statement = try db.cachedStatement(
            sql: """
                UPDATE domain_count SET count = count - 1 WHERE domain = :domain AND slot = (
                    SELECT MAX(last.slot) FROM domain_count AS last
                    WHERE last.domain = :domain AND last.period = domain_count.period AND last.count > 0)
                """
        )
        try statement.execute(arguments: ["domain": domain])
    }

    // MARK: What is kept

    private static func share(of domain: String, _ rates: [Rate], _ now: Double, _ db: Database) throws -> Share {
        let statement = try db.cachedStatement(sql: usedQuery)
        let left = try rates.map { rate in
            let arguments: StatementArguments = [domain, rate.seconds, rate.firstSlot(at: now)]
            return rate.count - (try Int.fetchOne(statement, arguments: arguments) ?? 0)
        }
        return Share(rates: rates, left: left.min() ?? .max)
    }

    static let usedQuery =
        "SELECT COALESCE(SUM(count), 0) FROM domain_count WHERE domain = ? AND period = ? AND slot >= ?"

    private static func wait(
        in domain: String,
        _ share: Share,
        _ now: Double,
        _ db: Database
    ) throws -> (until: Double, interval: Double) {
        let used = try db.cachedStatement(sql: usedQuery)
        let oldest = try db.cachedStatement(
            sql: "SELECT MIN(slot) FROM domain_count WHERE domain = ? AND period = ? AND slot >= ? AND count > 0"
        )
        var wait = (until: now, interval: 0.0)
        for rate in share.rates {
            let arguments: StatementArguments = [domain, rate.seconds, rate.firstSlot(at: now)]
            guard try (Int.fetchOne(used, arguments: arguments) ?? 0) + share.claimed >= rate.count else { continue }
            let slot = try Int.fetchOne(oldest, arguments: arguments) ?? Rate.slot(at: now, of: rate.seconds)
            // A hair later: what is rounded shall not fall before the border.
            wait.until = max(wait.until, Rate.begin(of: slot, period: rate.seconds) + rate.window + 0.001)
            wait.interval = max(wait.interval, rate.window / Double(rate.count))
        }
        return wait
    }

    private static func tail(of domain: String, _ db: Database) throws -> Double {
        let statement = try db.cachedStatement(sql: "SELECT tail FROM domain_queue WHERE domain = ?")
        return try Double.fetchOne(statement, arguments: [domain]) ?? 0
    }
}

extension Rate {
    /// How many parts of a period are counted apart.
    static let parts = 60

    fileprivate var seconds: Int { Int(period / .seconds(1)) }

    /// How long a claim may count, in seconds: from the begin of its part.
    fileprivate var window: Double { Double(seconds) * Double(Self.parts + 1) / Double(Self.parts) }

    /// The first part of which a claim counts now.
    fileprivate func firstSlot(at now: Double) -> Int { Self.slot(at: now, of: seconds) - Self.parts }

    static func slot(at now: Double, of period: Int) -> Int {
        Int((now * Double(parts) / Double(period)).rounded(.down))
    }

    fileprivate static func begin(of slot: Int, period: Int) -> Double { Double(slot) * Double(period) / Double(parts) }
}
