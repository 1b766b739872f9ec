import Foundation
import GRDB
import Testing

@testable import Paperboy

@Suite("Rates of a reader's domain")
struct StoreDomainRatesTests {
    private let folder: TemporaryFolder
    private let store: Store
    private let slug: IssueSlug
    private let now = Date(timeIntervalSince1970: 1_772_000_000)

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(at: folder.url.appending(path: "test.sqlite"))
        slug = try #require(IssueSlug(rawValue: "llm-papers-2026-02-26"))
        _ = try store.freeze(.fixture(), content: "frozen", names: [], at: now)
    }

    private func subscribe(_ addresses: [String]) throws {
        let rows = try addresses.enumerated().map { index, address in
            SubscriberRow(line: index + 2, address: try #require(EmailAddress(address)))
        }
        _ = try store.add(rows, defaultLanguage: .english, at: now, makeID: UUID.init)
        try store.freezeAudience(of: slug, at: now) { _ in nil }
    }

    private func claim(_ rates: DomainRates, limit: Int = 100, at time: Date) throws -> [ClaimedDelivery] {
        try store.claim(slug, limit: limit, transport: "relay", boot: "boot", domains: rates, at: time)
    }

    private func rates(_ named: [String: String], others: String? = nil) -> DomainRates {
        DomainRates(
            byDomain: named.mapValues { [$0].compactMap(Rate.init) },
            others: [others].compactMap { $0 }.compactMap { Rate($0) }
        )
    }

    private func domains(_ claimed: [ClaimedDelivery]) -> [String: Int] {
        claimed.reduce(into: [:]) { $0[$1.subscriber.address.domainKey, default: 0] += 1 }
    }

    @Test("who is over a domain's rate waits without an attempt, and nobody else does")
    func others() throws {
        try subscribe((1...5).map { "a\($0)@gmail.com" } + (1...3).map { "b\($0)@example.com" })
        let rates = rates(["gmail.com": "2/h"])
        #expect(domains(try claim(rates, at: now)) == ["gmail.com": 2, "example.com": 3])
        #expect(try claim(rates, at: now).isEmpty)
        let wait = try #require(try store.domainWaits(of: slug).first)
        #expect(wait.domain == "gmail.com" && wait.count == 3)
        // Two counted in one minute are free an hour after its end; then one comes every half hour.
        #expect((3600...3662).contains(wait.first.timeIntervalSince(now)))
        let waiting = try store.deliveries(of: slug, in: .deferred)
        #expect(waiting.map(\.attempts) == [0, 0, 0])
        #expect(Set(waiting.map(\.reason)) == ["waits for the rate of gmail.com"])
        #expect(try claim(rates, at: wait.first.addingTimeInterval(-0.1)).isEmpty)
        #expect(try claim(rates, at: wait.first).count == 1)
        #expect(try claim(rates, at: wait.last).count == 2)
    }

    @Test(
        "never more than the rate in any time as long as its period, and hardly fewer, whenever it is looked",
        arguments: [("7/min", 60.0, 7, 1), ("20/s", 1.0, 20, 2), ("30/h", 3600.0, 30, 3)]
            as [(
                String, Double, Int, UInt64
            )]
    )
    func window(text: String, period: Double, most: Int, seed: UInt64) throws {
        try subscribe((1...200).map { "a\($0)@gmail.com" })
        let rates = rates([:], others: text)
        var random = SeededGenerator(seed: seed)
        var (time, times) = (now, [Date]())
        let end = now.addingTimeInterval(200 / Double(most) * period * 1.3)
        while times.count < 200, time < end {
            let claimed = try claim(rates, limit: Int.random(in: 1...most, using: &random), at: time)
            for delivery in claimed {
                let outcome = DeliveryOutcome.accepted(code: 250, enhanced: nil, reply: "")
                try store.record([(delivery.subscriber.id, outcome)], of: slug, at: time)
            }
            times += claimed.map { _ in time }
            time += Double.random(in: 0...(period / 20), using: &random)
        }
        #expect(times.count == 200)
        for (index, first) in times.enumerated() {
            let inWindow = times[index...].prefix { $0.timeIntervalSince(first) < period }
            #expect(inWindow.count <= most)
        }
    }

    @Test("a rate for all holds for each domain by itself, however it is written")
    func eachDomain() throws {
        try subscribe(["a@例え.jp", "b@xn--r8jz45g.jp", "c@EXAMPLE.org", "d@example.org", "e@example.com"])
        let claimed = domains(try claim(rates(["example.com": "5/h"], others: "1/d"), at: now))
        #expect(claimed == ["xn--r8jz45g.jp": 1, "example.org": 1, "example.com": 1])
    }

    @Test("several rates of a domain hold together")
    func several() throws {
        try subscribe((1...10).map { "a\($0)@gmail.com" })
        let rates = DomainRates(byDomain: ["gmail.com": ["3/min", "5/d"].compactMap { Rate($0) }])
        #expect(try claim(rates, at: now).count == 3)
        let first = try #require(try store.domainWaits(of: slug).first?.first)
        #expect(first.timeIntervalSince(now) >= 60)
        #expect(try claim(rates, at: now.addingTimeInterval(3 * 86_400)).count == 3)
    }

    @Test("a rate that is not used up keeps nobody back")
    func roomLeft() throws {
        try subscribe((1...6).map { "a\($0)@gmail.com" })
        let rates = DomainRates(byDomain: ["gmail.com": ["2/s", "100/d"].compactMap { Rate($0) }])
        #expect(try claim(rates, at: now).count == 2)
        let last = try #require(try store.domainWaits(of: slug).first?.last)
        #expect((1...4).contains(last.timeIntervalSince(now)))
    }

    @Test("what was claimed and not sent does not count")
    func givenBack() throws {
        try subscribe(["a@gmail.com", "b@gmail.com"])
        let rates = rates(["gmail.com": "1/h"])
        let id = try #require(try claim(rates, at: now).first).subscriber.id
        try store.record([(id, .untried)], of: slug, at: now)
        #expect(try claim(rates, at: now).map(\.subscriber.id) == [id])
    }

    @Test("counts are kept over runs, and other rates make those who wait due again")
    func changedRates() throws {
        try subscribe((1...4).map { "a\($0)@gmail.com" })
        let slow = rates(["gmail.com": "1/d"])
        try store.adopt(slow, for: slug, at: now)
        #expect(try claim(slow, at: now).count == 1)
        try store.adopt(slow, for: slug, at: now)
        #expect(try store.domainWaits(of: slug).map(\.count) == [3])
        let faster = rates(["gmail.com": "3/d"])
        try store.adopt(faster, for: slug, at: now)
        #expect(try store.deliveryCounts(of: slug) == [.sending: 1, .pending: 3])
        #expect(try claim(faster, at: now).count == 2)
        try store.adopt(DomainRates(), for: slug, at: now)
        #expect(try claim(DomainRates(), at: now).count == 1)
    }

    @Test("more than one transaction can put off hides nobody")
    func many() throws {
        try subscribe((1...2500).map { "a\($0)@gmail.com" } + ["b@example.com"])
        let rates = rates(["gmail.com": "1/h"])
        var all: [ClaimedDelivery] = []
        while case let claimed = try claim(rates, at: now), !claimed.isEmpty { all += claimed }
        #expect(domains(all) == ["gmail.com": 1, "example.com": 1])
        #expect(try store.domainWaits(of: slug).map(\.count) == [2499])
        #expect(try store.deliveryCounts(of: slug) == [.sending: 2, .deferred: 2499])
    }

    @Test("another try for the failed leaves those who wait where they are")
    func retry() throws {
        try subscribe(["a@gmail.com", "b@gmail.com", "c@example.com"])
        let rates = rates(["gmail.com": "1/h"])
        for delivery in try claim(rates, at: now) where delivery.subscriber.address.domainKey == "example.com" {
            let next = now.addingTimeInterval(300)
            let later = DeliveryOutcome.deferred(code: 450, enhanced: nil, reply: "", next: next)
            try store.record([(delivery.subscriber.id, later)], of: slug, at: now)
        }
        #expect(try store.retry(slug, at: now) == 1)
        #expect(try store.deliveryCounts(of: slug) == [.sending: 1, .deferred: 1, .pending: 1])
    }

    @Test("a day's share of a relay ends with the day, whatever the quotas say")
    func share() throws {
        try subscribe((1...5).map { "a\($0)@example.com" })
        let quotas = [Rate("4/d")].compactMap { $0 }
        func claim(at time: Date, _ share: DailyShare) throws -> Int {
            try store.claim(slug, limit: 9, transport: "r", boot: "b", quotas: quotas, share: share, at: time).count
        }
        let midnight = now.addingTimeInterval(3600)
        let today = DailyShare(count: 3, begin: midnight.addingTimeInterval(-86_400), end: midnight)
        #expect(try claim(at: now, today) == 3)
        #expect(try claim(at: now, today) == 0)
        #expect(try store.nextAllowance(for: "r", under: quotas, share: today, at: now) == midnight)
        let tomorrow = DailyShare(count: 5, begin: midnight, end: midnight.addingTimeInterval(86_400))
        #expect(try claim(at: midnight, tomorrow) == 1)
    }

    @Test("looks what a domain has had by the key of its rows")
    func queryPlan() throws {
        let queue = try DatabaseQueue(path: folder.url.appending(path: "test.sqlite").path)
        let plan = try queue.read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + DomainShares.usedQuery, arguments: ["x", 1, 0])
                .map { $0["detail"] as String }
        }
        #expect(plan == ["SEARCH domain_count USING PRIMARY KEY (domain=? AND period=? AND slot>?)"])
        let due = try queue.read { db in
            try Row.fetchAll(
                db,
                sql: "EXPLAIN QUERY PLAN " + Store.dueQuery(state: "deferred"),
                arguments: ["x", 1, 0]
            )
            .map { $0["detail"] as String }
        }
        #expect(due.contains { $0.contains("delivery_state (issue=? AND state=? AND next_attempt_at<?)") })
    }
}
