import Foundation
import GRDB
import Testing

@testable import Paperboy

@Suite("Ledger of deliveries")
struct StoreDeliveriesTests {
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

    private func subscribe(_ addresses: String...) throws {
        let rows = try addresses.enumerated().map { index, address in
            SubscriberRow(
                line: index + 2,
                address: try #require(EmailAddress(address)),
                name: nil,
                language: .english,
                topics: []
            )
        }
        _ = try store.add(rows, defaultLanguage: .english, at: now, makeID: UUID.init)
    }

    private func freezeAudience() throws {
        try store.freezeAudience(of: slug, at: now) { $0.address.rawValue.hasPrefix("odd") ? "odd" : nil }
    }

    private func claim(_ limit: Int = 10, boot: String = "boot 1", transport: String = "relay") throws
        -> [ClaimedDelivery]
    {
        try store.claim(slug, limit: limit, transport: transport, boot: boot, at: now)
    }

    @Test("freezes the audience once: who subscribes later is not in it, who is left out has a reason")
    func audience() throws {
        try subscribe("a@example.com", "odd@example.com", "gone@example.com")
        _ = try store.unsubscribe(#require(EmailAddress("gone@example.com")), at: now)
        try freezeAudience()
        try subscribe("late@example.com")
        try freezeAudience()
        #expect(try store.deliveryCounts(of: slug) == [.pending: 1, .skipped: 2])
        let reasons = try store.deliveries(of: slug, in: .skipped).map { "\($0.address) \($0.reason ?? "")" }
        #expect(reasons == ["gone@example.com unsubscribed", "odd@example.com odd"])
    }

    @Test("gives each delivery to one claimer alone")
    func claims() throws {
        try subscribe("a@example.com", "b@example.com", "c@example.com")
        try freezeAudience()
        let first = try claim(2)
        let second = try claim(2)
        #expect(first.count == 2)
        #expect(second.count == 1)
        #expect(try claim().isEmpty)
        #expect(Set((first + second).map(\.subscriber.id)).count == 3)
    }

    @Test("skips a reader who left after the audience was frozen")
    func departure() throws {
        try subscribe("a@example.com", "b@example.com")
        try freezeAudience()
        _ = try store.unsubscribe(#require(EmailAddress("a@example.com")), at: now)
        #expect(try claim().map(\.subscriber.address.rawValue) == ["b@example.com"])
        #expect(try store.deliveries(of: slug, in: .skipped).first?.reason == "left after the audience was frozen")
    }

    @Test("after a death in the same boot, claims without mark go on and claims with mark are uncertain")
    func deathInSameBoot() throws {
        try subscribe("a@example.com", "b@example.com")
        try freezeAudience()
        let claimed = try claim()
        try store.record([], ending: claimed[0].subscriber.id, of: slug, at: now)
        try store.recover(slug, boot: "boot 1", at: now)
        #expect(try store.deliveryCounts(of: slug) == [.uncertain: 1, .pending: 1])
        #expect(try claim().map(\.subscriber) == [claimed[1].subscriber])
    }

    @Test("after a power cut every claim is uncertain")
    func powerCut() throws {
        try subscribe("a@example.com", "b@example.com")
        try freezeAudience()
        _ = try claim()
        try store.recover(slug, boot: "boot 2", at: now)
        #expect(try store.deliveryCounts(of: slug) == [.uncertain: 2])
        #expect(try claim().isEmpty)
    }

    @Test("folders are written again after a death, but not what a relay was given")
    func repeatable() throws {
        try subscribe("a@example.com", "b@example.com", "c@example.com")
        try freezeAudience()
        for transport in ["outbox:x", "relay", "outbox:y"] {
            for claimed in try claim(1, transport: transport) {
                try store.record([], ending: claimed.subscriber.id, of: slug, at: now)
            }
        }
        let routes = [MailRoute(Folder(name: "outbox:x")), MailRoute(Folder(name: "outbox:y"))]
        try store.recover(slug, boot: "boot 1", repeatable: routes.repeatable, at: now)
        #expect(try store.deliveryCounts(of: slug) == [.pending: 2, .uncertain: 1])
    }

    /// A folder that nothing is written to.
    private struct Folder: MailTransport {
        var name: String
        var isRepeatable: Bool { true }

        func probe() {}
        func session() -> any MailSession { fatalError("nothing is sent here") }
    }

    @Test("keeps what the relay said of each outcome")
    func outcomes() throws {
        try subscribe("a@example.com", "b@example.com", "c@example.com", "d@example.com", "e@example.com")
        try freezeAudience()
        let later = now.addingTimeInterval(300)
        let outcomes: [DeliveryOutcome] = [
            .accepted(code: 250, enhanced: "2.0.0", reply: "2.0.0 queued"),
            .deferred(code: 451, enhanced: "4.7.1", reply: "4.7.1 later", next: later),
            .rejected(code: 550, enhanced: "5.1.1", reply: "5.1.1 no such user"),
            .uncertain(reason: "reply lost"),
            .untried,
        ]
        for (claimed, outcome) in zip(try claim(), outcomes) {
            try store.record([(claimed.subscriber.id, outcome)], of: slug, at: now)
        }
        let all = try store.deliveries(of: slug)
        #expect(Set(all.map(\.state)) == [.accepted, .deferred, .rejected, .uncertain, .pending])
        let deferred = try #require(all.first { $0.state == .deferred })
        #expect(deferred.code == 451 && deferred.enhanced == "4.7.1" && deferred.reply == "4.7.1 later")
        #expect(deferred.nextAttempt == later && deferred.attempts == 1)
        #expect(all.first { $0.state == .pending }?.attempts == 0)
    }

    @Test("tries a deferred delivery again when it is due, not before")
    func due() throws {
        try subscribe("a@example.com")
        try freezeAudience()
        let claimed = try #require(try claim().first)
        let later = now.addingTimeInterval(300)
        let outcome = DeliveryOutcome.deferred(code: 451, enhanced: nil, reply: "later", next: later)
        try store.record([(claimed.subscriber.id, outcome)], of: slug, at: now)
        #expect(try claim().isEmpty)
        let due = try store.claim(slug, limit: 1, transport: "relay", boot: "boot 1", at: later)
        #expect(due.map(\.attempts) == [1])
    }

    @Test("settles the uncertain by the operator's word alone")
    func operatorsWord() throws {
        try subscribe("a@example.com", "b@example.com")
        try freezeAudience()
        for claimed in try claim() { try store.record([], ending: claimed.subscriber.id, of: slug, at: now) }
        try store.recover(slug, boot: "boot 1", at: now)
        let a = try #require(EmailAddress("a@example.com"))
        let b = try #require(EmailAddress("b@example.com"))
        #expect(try store.settle(a, of: slug, wasSent: true, at: now) == 1)
        #expect(try store.settle(b, of: slug, wasSent: false, at: now) == 1)
        #expect(try store.settle(b, of: slug, wasSent: true, at: now) == 0)
        #expect(try store.deliveryCounts(of: slug) == [.accepted: 1, .pending: 1])
    }

    @Test("settles all that are uncertain at one word")
    func operatorsWordOnAll() throws {
        try subscribe("a@example.com", "b@example.com", "c@example.com")
        try freezeAudience()
        for claimed in try claim(2) { try store.record([], ending: claimed.subscriber.id, of: slug, at: now) }
        try store.recover(slug, boot: "boot 1", at: now)
        #expect(try store.settle(nil, of: slug, wasSent: false, at: now) == 2)
        #expect(try store.deliveryCounts(of: slug) == [.pending: 3])
    }

    @Test("an audience of nobody stays one, until it is told to catch up")
    func emptyAudience() throws {
        try freezeAudience()
        #expect(try store.isAudienceFrozen(slug))
        try subscribe("late@example.com")
        try freezeAudience()
        #expect(try store.deliveryCounts(of: slug).isEmpty)
        #expect(try store.freezeAudience(of: slug, at: now, catchUp: true) { _ in nil } == 1)
        #expect(try store.freezeAudience(of: slug, at: now, catchUp: true) { _ in nil } == 0)
        #expect(try store.deliveryCounts(of: slug) == [.pending: 1])
    }

    @Test("a deferred delivery that was claimed and not begun keeps its reply and its time")
    func givenBack() throws {
        try subscribe("a@example.com")
        try freezeAudience()
        let id = try #require(try claim().first).subscriber.id
        let due = now.addingTimeInterval(300)
        let outcome = DeliveryOutcome.deferred(code: 451, enhanced: nil, reply: "later", next: due)
        try store.record([(id, outcome)], of: slug, at: now)
        let again = try store.claim(slug, limit: 1, transport: "relay", boot: "boot 1", at: due)
        #expect(again.map(\.firstAttempt) == [now])
        try store.record([(id, .untried)], of: slug, at: due)
        let row = try #require(try store.deliveries(of: slug).first)
        #expect(row.state == .deferred && row.reply == "later" && row.nextAttempt == due && row.attempts == 1)
        _ = try store.claim(slug, limit: 1, transport: "relay", boot: "boot 1", at: due)
        try store.recover(slug, boot: "boot 1", at: due)
        #expect(try store.deliveryCounts(of: slug) == [.deferred: 1])
    }

    @Test("claims no more than the quotas of the transport let leave, over all runs and issues")
    func quotas() throws {
        try subscribe("a@example.com", "b@example.com", "c@example.com", "d@example.com")
        try freezeAudience()
        let quotas = [Rate(count: 3, period: .seconds(3600)), Rate(count: 100, period: .seconds(86_400))]
        func claim(_ limit: Int, after seconds: TimeInterval = 0) throws -> [ClaimedDelivery] {
            let time = now.addingTimeInterval(seconds)
            return try store.claim(slug, limit: limit, transport: "r", boot: "b", quotas: quotas, at: time)
        }
        let first = try claim(2)
        #expect(first.count == 2)
        #expect(try claim(2).count == 1)
        #expect(try claim(2).isEmpty)
        let next = try #require(try store.nextAllowance(for: "r", under: quotas, at: now))
        #expect((3540...3600).contains(next.timeIntervalSince(now)))
        // What was not sent after all does not count.
        try store.record([(first[0].subscriber.id, .untried)], of: slug, at: now)
        #expect(try claim(2, after: 1).count == 1)
        #expect(try claim(2, after: 2).isEmpty)
        #expect(try claim(2, after: next.timeIntervalSince(now)).count == 1)
    }

    @Test("a row that cannot be read is shown as skipped, and hides nobody else")
    func unreadable() throws {
        try subscribe("a@example.com", "b@example.com", "c@example.com")
        let file = folder.url.appending(path: "test.sqlite").path
        let id = try #require(try store.subscribers().first).id.uuidString
        let queue = try DatabaseQueue(path: file)
        try queue.write {
            try $0.execute(sql: "UPDATE subscriber SET language = '?!' WHERE upper(id) = ?", arguments: [id])
        }
        try freezeAudience()
        #expect(try store.deliveryCounts(of: slug) == [.pending: 2, .skipped: 1])
        #expect(try claim(10).count == 2)
    }

    @Test("finds what is due by an index, however many deliveries there are", arguments: ["pending", "deferred"])
    func queryPlan(state: String) throws {
        let queue = try DatabaseQueue(path: folder.url.appending(path: "test.sqlite").path)
        let plan = try queue.read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + Store.dueQuery(state: state), arguments: ["x", 0, 100])
                .map { $0["detail"] as String }
        }
        #expect(
            plan.contains {
                $0.hasPrefix("SEARCH delivery USING") && $0.contains("INDEX delivery_state (issue=? AND state=?")
            }
        )
        #expect(plan.contains { $0.hasPrefix("SEARCH subscriber USING INDEX") })
        #expect(!plan.contains { $0.contains("TEMP B-TREE") || $0.hasPrefix("SCAN") })
    }

    @Test("does not mark a delivery that nobody claimed")
    func strayMark() throws {
        try subscribe("a@example.com")
        try freezeAudience()
        let id = try #require(try store.subscribers().first?.id)
        #expect(throws: StoreError.self) { try store.record([], ending: id, of: slug, at: now) }
    }
}
