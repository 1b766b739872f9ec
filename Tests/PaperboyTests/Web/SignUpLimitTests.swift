import Foundation
import GRDB
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import PaperboyTesting
import PaperboyWeb
import Testing

@testable import Paperboy

@Suite("Limits of letters")
struct SignUpLimitTests {
    private func knock(_ house: WebHouse, _ address: String, from client: String? = nil) throws -> Store.Admission {
        let request = LetterRequest(
            kind: .signUp,
            address: try unwrapped(EmailAddress(address)),
            language: .english,
            client: client.flatMap { NetworkAddress($0) }
        )
        return try house.store.enqueue(request, within: SignUpLimits(), at: house.clock.now)
    }

    @Test("a thousand addresses from one /24: twenty letters an hour, then a refusal with the time to wait")
    func oneNetwork() async throws {
        let house = try WebHouse(web: "trusted-proxies: [127.0.0.1]")
        try await house.server.test(.live) { client in
            let hash = try wordingHash(house)
            var taken = 0
            for index in 0..<1000 {
                let from: HTTPFields = [try unwrapped(HTTPField.Name("X-Forwarded-For")): "198.51.100.\(index % 250)"]
                if index == 0 { house.clock.advance(10) }
                let seal = FormToken(keys: house.keys).text(
                    for: "subscribe \(hash)",
                    at: house.clock.now.addingTimeInterval(-10)
                )
                let answer = try await client.post(
                    "/subscribe?lang=en",
                    ["email": "victim\(index)@mail\(index).test", "token": seal],
                    from
                )
                if answer.status == .seeOther {
                    taken += 1
                } else {
                    #expect(answer.status == .tooManyRequests)
                    #expect(answer.headers[try unwrapped(HTTPField.Name("Retry-After"))] == "3600")
                }
            }
            #expect(taken == 20)
        }
        #expect(try await house.desk.workOff() == 20)
    }

    private func wordingHash(_ house: WebHouse) throws -> String {
        let words = try house.application.templates.words(.english, in: ["words", "web/words"])
        let values = ["newsletter": "Papers in Brief", "sender": "Example Letters", "contact": "editor@example.com"]
        let text = ["consent-mail", "consent-sender", "consent-leave", "consent-data"].map { words($0, values) }
        return ConsentWording(version: words("consent-version"), language: .english, text: text.joined(separator: "\n"))
            .hash
    }

    @Test("a thousand addresses from everywhere: 200 letters an hour, the others wait, and the operator is told")
    func budget() async throws {
        let house = try WebHouse()
        for index in 0..<1000 {
            let admission = try knock(
                house,
                "victim\(index)@mail\(index).test",
                from: "10.\(index / 250).\(index % 250).7"
            )
            #expect(admission == .queued)
        }
        #expect(try await house.desk.workOff() == 200)
        house.clock.advance(1800)
        #expect(try await house.desk.workOff() == 0)
        let alert = try #require(try house.store.alerts().first)
        #expect(alert.kind == "sign-ups-budget")
        #expect(alert.count >= 800)
        // The next hour: the budget again.
        house.clock.advance(1801)
        #expect(try await house.desk.workOff() == 200)
    }

    @Test("hardly anybody answers: ten letters an hour")
    func breaker() async throws {
        let house = try WebHouse()
        for index in 0..<60 { _ = try knock(house, "bot\(index)@mail\(index).test") }
        #expect(try await house.desk.workOff() == 60)
        house.clock.advance(90_000)
        for index in 0..<60 { _ = try knock(house, "more\(index)@more\(index).test") }
        #expect(try await house.desk.workOff() == 10)
        #expect(try house.store.alerts().map(\.kind).contains("sign-ups-unanswered"))
    }

    @Test("one mailbox: a letter in ten minutes and three a day, Gmail's spellings of it included")
    func mailbox() async throws {
        let house = try WebHouse()
        var sent = 0
        for spelling in ["a.b@gmail.com", "ab@gmail.com", "ab+news@gmail.com", "a.b@googlemail.com", "AB@gmail.com"] {
            _ = try knock(house, spelling)
            sent += try await house.desk.workOff()
            house.clock.advance(60)
        }
        #expect(sent == 1)
        for _ in 0..<10 {
            house.clock.advance(700)
            _ = try knock(house, "ab@gmail.com")
            sent += try await house.desk.workOff()
        }
        #expect(sent == 3)
    }

    @Test("limits survive a restart")
    func restart() async throws {
        let house = try WebHouse()
        for index in 0..<5 { #expect(try knock(house, "a\(index)@mail.test", from: "2001:db8::\(index)") == .queued) }
        let again = try WebHouse(folder: house.folder, clock: house.clock)
        #expect(try knock(again, "b@mail.test", from: "2001:db8::ffff") == .tooMany(retryAfter: .seconds(3600)))
        #expect(try knock(again, "b@mail.test", from: "2001:db8:1::1") == .queued)
    }

    @Test("a letter whose reply was lost, or whose worker died, is not sent again")
    func uncertain() async throws {
        let server = try ScriptedSMTPServer.start()
        let house = try WebHouse(mail: "smtp://127.0.0.1:\(server.port)")
        server.on("lost@mail.test", .takeAndClose)
        _ = try knock(house, "lost@mail.test")
        #expect(try await house.desk.workOff() == 0)
        #expect(server.messages.count == 1)
        house.clock.advance(400)
        #expect(try await house.desk.workOff() == 0)
        // A worker that dies with a letter in its hands.
        _ = try knock(house, "dead@mail.test")
        let claimed = try house.store.claimLetter(
            within: SignUpLimits(),
            keys: house.keys,
            makeID: { UUID() },
            makeToken: { LinkToken(house.application.world) },
            at: house.clock.now
        )
        #expect(claimed != nil)
        try await house.desk.recover()
        #expect(try await house.desk.workOff() == 0)
        #expect(server.messages.count == 1)
        let outcomes = try house.store.read { db in
            try String.fetchAll(db, sql: "SELECT substr(outcome, 1, 9) FROM letter ORDER BY id")
        }
        #expect(outcomes == ["uncertain", "uncertain"])
    }

    @Test("a relay that is busy gets the letter later, once")
    func deferred() async throws {
        let server = try ScriptedSMTPServer.start()
        let house = try WebHouse(mail: "smtp://127.0.0.1:\(server.port)")
        server.on("busy@mail.test", .refuse("451 4.7.1 try later"))
        _ = try knock(house, "busy@mail.test")
        #expect(try await house.desk.workOff() == 0)
        #expect(try house.store.read { db in try Int.fetchOne(db, sql: "SELECT attempts FROM letter") } == 1)
        server.on("busy@mail.test", .answerMessage("250 2.0.0 ok"))
        #expect(try await house.desk.workOff() == 0)
        house.clock.advance(61)
        #expect(try await house.desk.workOff() == 1)
        #expect(server.messages.count == 1)
    }

    @Test("while the relay is down no letter is tried in vain, and none is given up for it")
    func relayDown() async throws {
        let server = try ScriptedSMTPServer.start()
        let house = try WebHouse(mail: "smtp://127.0.0.1:\(server.port)")
        server.stop()
        for index in 0..<3 { _ = try knock(house, "r\(index)@mail.test") }
        for _ in 0..<10 {
            #expect(try await house.desk.workOff() == 0)
            let due = try house.store.read { db in
                try Int.fetchOne(
                    db,
                    sql: "SELECT COUNT(*) FROM letter WHERE due_at <= ?",
                    arguments: [house.clock.now.timeIntervalSince1970]
                )
            }
            #expect(due == 0)
            house.clock.advance(61)
        }
        let letters = try house.store.read { db in
            try String.fetchAll(db, sql: "SELECT state || ' ' || attempts FROM letter")
        }
        #expect(letters == ["queued 0", "queued 0", "queued 0"])
    }

    @Test("sign-ups without answer are gone after seven days, with their links")
    func purge() async throws {
        let house = try WebHouse()
        _ = try knock(house, "slow@mail.test")
        try await house.desk.workOff()
        house.clock.advance(6 * 86_400)
        try await house.desk.purge()
        #expect(try house.count("SELECT COUNT(*) FROM sign_up") == 1)
        house.clock.advance(8 * 86_400)
        try await house.desk.purge()
        #expect(try house.count("SELECT COUNT(*) FROM sign_up") == 0)
        #expect(try house.count("SELECT COUNT(*) FROM letter_link") == 0)
        #expect(try house.count("SELECT COUNT(*) FROM consent") == 0)
        house.clock.advance(20 * 86_400)
        try await house.desk.purge()
        #expect(try !house.dump().contains("slow@mail.test"))
    }
}
