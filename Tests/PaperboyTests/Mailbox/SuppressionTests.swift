import Foundation
import GRDB
import Testing

@testable import Paperboy

@Suite("Suppression")
struct SuppressionTests {
    private let desk: MailDesk

    init() throws { desk = try MailDesk() }

    @Test(
        "stops mail at the first hard bounce, and the next audience says why",
        arguments: [
            "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10",
        ]
    )
    func hard(status: String) throws {
        let reader = try desk.reader("a@reader.example")
        let issue = try desk.send("2026-02-26")
        let effect = try desk.take(desk.report("a@reader.example", status, to: desk.path.address(issue, to: reader.id)))
        #expect(effect == .suppressed)
        #expect(try desk.known("a@reader.example").state == .suppressed)
        let next = try desk.send("2026-02-27")
        let delivery = try #require(try desk.store.deliveries(of: next).first)
        #expect(delivery.state == .skipped)
        #expect(delivery.reason?.hasPrefix("suppressed: \(status) ") == true)
    }

    @Test(
        "does not stop it for a full mailbox, a block or a delay",
        arguments: [
            ("5.2.2", "failed", MailEffect.noted), ("5.7.1", "failed", .noted), ("4.4.1", "failed", .noted),
            ("5.1.1", "delayed", .none), ("2.0.0", "delivered", .none),
        ]
    )
    func soft(status: String, action: String, effect: MailEffect) throws {
        let reader = try desk.reader("a@reader.example")
        let issue = try desk.send("2026-02-26")
        let to = desk.path.address(issue, to: reader.id)
        #expect(try desk.take(desk.report("a@reader.example", status, action: action, to: to)) == effect)
        #expect(try desk.known("a@reader.example").state == .active)
    }

    @Test("stops it when three issues in a row came back over fourteen days, not sooner")
    func softRun() throws {
        let reader = try desk.reader("a@reader.example")
        for (day, effect) in [("2026-02-01", MailEffect.noted), ("2026-02-08", .noted), ("2026-02-15", .suppressed)] {
            let issue = try desk.send(day)
            let to = desk.path.address(issue, to: reader.id)
            #expect(try desk.take(desk.report("a@reader.example", "4.2.2", to: to)) == effect)
            desk.pass(days: 7)
        }
        #expect(try desk.store.suppression(of: reader.id)?.cause == "soft")
    }

    @Test("begins to count anew after an issue that arrived")
    func decay() throws {
        let reader = try desk.reader("a@reader.example")
        for (day, bounces) in [("2026-02-01", true), ("2026-02-08", true), ("2026-02-15", false), ("2026-02-22", true)]
        {
            let issue = try desk.send(day)
            let to = desk.path.address(issue, to: reader.id)
            if bounces { _ = try desk.take(desk.report("a@reader.example", "5.2.2", to: to)) }
            desk.pass(days: 7)
        }
        #expect(try desk.known("a@reader.example").state == .active)
    }

    @Test("never counts 5.7.x against a reader, and tells the operator")
    func policy() throws {
        let reader = try desk.reader("a@reader.example")
        for day in ["2026-02-01", "2026-02-10", "2026-02-19", "2026-02-28"] {
            let to = desk.path.address(try desk.send(day), to: reader.id)
            _ = try desk.take(desk.report("a@reader.example", "5.7.26", to: to))
            desk.pass(days: 9)
        }
        #expect(try desk.known("a@reader.example").state == .active)
        #expect(try desk.store.policyBounces(since: desk.now - 30 * 86_400)?.count == 3)
    }

    @Test("believes a return path before the words, and a forged one not at all")
    func returnPaths() throws {
        let (a, b) = (try desk.reader("a@reader.example"), try desk.reader("b@reader.example"))
        let issue = try desk.send("2026-02-26")
        // The report speaks of b, and came back from a: an alias.
        let right = desk.path.address(issue, to: a.id)
        #expect(try desk.take(desk.report("b@reader.example", "5.1.1", to: right)) == .suppressed)
        #expect(try desk.known("a@reader.example").state == .suppressed)
        #expect(try desk.known("b@reader.example").state == .active)
        let other = desk.path.address(issue, to: b.id)
        let at = try #require(other.firstIndex(of: "@"))
        let last = other[other.index(before: at)]
        let forged = other[..<other.index(before: at)] + (last == "a" ? "b" : "a") + other[at...]
        #expect(try desk.take(desk.report("b@reader.example", "5.1.1", to: String(forged))) == .forged)
        #expect(try desk.known("b@reader.example").state == .active)
    }

    @Test("counts what only words say when a mail went there lately, and keeps the rest")
    func words() throws {
        try desk.reader("a@reader.example")
        try desk.reader("never@reader.example")
        #expect(try desk.take(desk.report("never@reader.example", "5.1.1")) == .kept)
        try desk.send("2026-02-26")
        #expect(try desk.take(desk.report("stranger@reader.example", "5.1.1")) == .kept)
        #expect(try desk.take(desk.report("a@reader.example", "5.1.1")) == .suppressed)
        desk.pass(days: 31)
        #expect(try desk.take(desk.report("never@reader.example", "5.1.1")) == .kept)
        #expect(try desk.store.keptMailCount() == 3)
        #expect(try desk.store.dismissKeptMails(at: desk.now) == 3)
        #expect(try desk.store.keptMails(limit: 10).isEmpty)
    }

    @Test("a reader who comes back after a complaint is written to, and a later bounce counts as itself")
    func afterComplaint() throws {
        let reader = try desk.reader("a@reader.example")
        try desk.send("2026-02-26")
        #expect(try desk.take(desk.complaint("a@reader.example")) == .unsubscribed)
        desk.pass(days: 1)
        try desk.store.comeBack(reader.id, at: desk.now)
        #expect(try desk.store.suppression(of: reader.id) == nil)
        let issue = try desk.send("2026-02-27")
        let mail = desk.report("a@reader.example", "5.1.1", to: desk.path.address(issue, to: reader.id))
        #expect(try desk.take(mail) == .suppressed)
        #expect(try desk.store.suppression(of: reader.id)?.cause == "hard")
        #expect(try desk.store.suppressions().map { "\($0.reason) \($0.count)" } == ["hard 1"])
    }

    @Test("looks at no table as a whole for one mail, one reader or one audience")
    func queryPlans() throws {
        let reader = try desk.reader("a@reader.example")
        let issue = try desk.send("2026-02-26")
        let plans = try desk.store.plans(of: ["delivery", "bounce", "inbound_mail", "letter_link"]) { db in
            _ = try Suppressing.softRun(of: reader.id, until: issue, SuppressionRules(), db)
            _ = try Suppressing.lastIssue(to: reader.id, since: desk.now, db)
            try Suppressing.suppressRejected(desk.now, db)
            try db.execute(sql: "DELETE FROM letter_link WHERE subscriber = ?", arguments: [reader.id.text])
            _ = try Row.fetchOne(db, sql: "SELECT 1 FROM delivery WHERE subscriber = ?", arguments: [reader.id.text])
        }
        #expect(plans.count >= 5)
        #expect(plans.filter { $0.hasPrefix("SCAN") } == [])
    }

    @Test("takes a complaint for the reader's word to leave; other feedback is kept")
    func complaints() throws {
        let reader = try desk.reader("a@reader.example")
        try desk.reader("b@reader.example")
        try desk.send("2026-02-26")
        #expect(try desk.take(desk.complaint("a@reader.example")) == .unsubscribed)
        #expect(try desk.known("a@reader.example").state == .unsubscribed)
        // The provider has blotted out the address, and our own link stands in the mail that it sends back.
        let token = ReaderToken(
            .unsubscribe,
            of: try desk.known("b@reader.example"),
            newsletter: "test-papers",
            keys: desk.keys
        ).text
        let original =
            "List-Unsubscribe: <https://news.example/unsubscribe/\(token)>,\n"
            + " <mailto:bounce@news.example?subject=unsubscribe%20\(token)>"
        #expect(try desk.take(desk.complaint("redacted@x.example", about: original)) == .unsubscribed)
        #expect(try desk.known("b@reader.example").state == .unsubscribed)
        #expect(try desk.store.suppression(of: reader.id)?.cause == "complaint")
        let other = desk.complaint("a@reader.example").replacing(
            "Feedback-Type: abuse",
            with: "Feedback-Type: auth-failure"
        )
        #expect(try desk.take(other) == .kept)
    }

    @Test("is taken back by the operator; what came before does not count again")
    func release() throws {
        let reader = try desk.reader("a@reader.example")
        let issue = try desk.send("2026-02-26")
        _ = try desk.take(desk.report("a@reader.example", "5.1.1", to: desk.path.address(issue, to: reader.id)))
        desk.pass(days: 1)
        #expect(try desk.store.release(reader.address, at: desk.now))
        #expect(try desk.known("a@reader.example").state == .active)
        #expect(try desk.store.suppression(of: reader.id) == nil)
        #expect(try !desk.store.release(reader.address, at: desk.now))
        let next = try desk.send("2026-02-27")
        #expect(try desk.store.deliveryCounts(of: next) == [.accepted: 1])
    }

    @Test("follows from a relay's own refusal too, once for each refusal")
    func rejected() throws {
        let reader = try desk.reader("a@reader.example")
        let issue = try desk.send("2026-02-26")
        try desk.reject(reader.id, of: issue, "5.1.1")
        try desk.send("2026-02-27")
        #expect(try desk.known("a@reader.example").state == .suppressed)
        desk.pass(days: 1)
        #expect(try desk.store.release(reader.address, at: desk.now))
        try desk.send("2026-02-28")
        #expect(try desk.known("a@reader.example").state == .active)
    }

    @Test("handles a mail once, by its number and by its bytes")
    func once() throws {
        let reader = try desk.reader("a@reader.example")
        let to = desk.path.address(try desk.send("2026-02-26"), to: reader.id)
        let mail = desk.report("a@reader.example", "5.2.2", to: to)
        #expect(try desk.take(mail, key: "7") == .noted)
        #expect(try desk.take(mail, key: "7") == nil)
        #expect(try desk.take(mail, key: "8") == nil)
        #expect(try desk.take(mail + "\n", key: "7") == nil)
    }

    @Test(
        "leaves nothing of a reader who is forgotten, or erased at their wish, but a keyed hash",
        arguments: [false, true]
    )
    func forgotten(byReader: Bool) throws {
        let reader = try desk.reader("a@reader.example")
        let issue = try desk.send("2026-02-26")
        _ = try desk.take(desk.report("a@reader.example", "5.2.2", to: desk.path.address(issue, to: reader.id)))
        _ = try desk.take("From: a@reader.example\nSubject: hello a@reader.example\n\nA@Reader.example")
        try desk.store.write { db in
            try db.execute(
                sql: """
                    INSERT INTO consent (address, address_key, list, entry, language, requested_at, confirmed_at)
                    VALUES ('a@reader.example', 'a@reader.example', 'papers', 'web', 'en', 0, 0)
                    """
            )
        }
        if byReader {
            try desk.store.erase(reader.id, keys: desk.keys, at: desk.now)
        } else {
            #expect(try desk.store.forget(reader.address, keys: desk.keys, at: desk.now))
        }
        let open = try desk.store.read { db in
            try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM consent WHERE ended_at IS NULL")
        }
        #expect(open == 0)
        #expect(try desk.store.subscribers().isEmpty)
        #expect(try desk.store.deliveryCounts(of: issue) == [.accepted: 1])
        let row = SubscriberRow(line: 2, address: try #require(EmailAddress("A@reader.example")))
        let report = try desk.store.add(
            [row],
            defaultLanguage: .english,
            at: desk.now,
            makeID: UUID.init,
            keys: desk.keys
        )
        #expect(report.keptAway.map(\.reason) == ["A@reader.example asked to be forgotten"])
        let bytes = try desk.databaseBytes()
        #expect(!bytes.contains("a@reader.example") && !bytes.contains("A@Reader.example"))
    }
}

@Suite("Commands by mail, carried out")
struct CommandsByMailTests {
    private let desk: MailDesk

    init() throws { desk = try MailDesk() }

    @Test("subscribe and confirm go to the sign-up, and are kept where there is none")
    func gate() throws {
        let subscribe = "From: Ann <ann@reader.example>\nTo: news+subscribe-ja@news.example\n\n"
        #expect(try desk.take(subscribe) == .asked)
        #expect(try desk.take("From: ann@reader.example\nTo: news+confirm-good1234@news.example\n\n") == .asked)
        #expect(try desk.take("From: ann@reader.example\nTo: news+confirm-wrong123@news.example\n\n") == .forged)
        #expect(desk.asked.subscribe == ["ann@reader.example ja"])
        #expect(desk.asked.confirm == ["good1234", "wrong123"])
        desk.hasGate = false
        #expect(try desk.take(subscribe + "again") == .kept)
    }

    @Test("unsubscribe works by token, from any address, and by the reader's own address without one")
    func leave() throws {
        let (a, b) = (try desk.reader("a@reader.example"), try desk.reader("b@reader.example"))
        let token = ReaderToken(.unsubscribe, of: a, newsletter: "test-papers", keys: desk.keys).text
        #expect(
            try desk.take("From: x@other.example\nTo: bounce@news.example\nSubject: unsubscribe \(token)\n\n")
                == .unsubscribed
        )
        #expect(try desk.known("a@reader.example").state == .unsubscribed)
        #expect(try desk.take("From: b@reader.example\nTo: news+unsubscribe@news.example\n\n") == .unsubscribed)
        #expect(try desk.known("b@reader.example").state == .unsubscribed)
        #expect(try desk.take("From: c@reader.example\nTo: news+unsubscribe@news.example\n\n") == MailEffect.none)
        #expect(b.state == .active)
    }

    @Test("a token for another purpose or with a changed letter does nothing")
    func forged() throws {
        let a = try desk.reader("a@reader.example")
        let manage = ReaderToken(.manage, of: a, newsletter: "test-papers", keys: desk.keys).text
        let leave = ReaderToken(.unsubscribe, of: a, newsletter: "test-papers", keys: desk.keys).text
        let changed = leave.dropLast() + (leave.last == "A" ? "B" : "A")
        for token in [manage, String(changed)] {
            let mail = "From: a@reader.example\nTo: bounce@news.example\nSubject: unsubscribe \(token)\n\n"
            #expect(try desk.take(mail) == .forged)
        }
        #expect(try desk.known("a@reader.example").state == .active)
    }
}
