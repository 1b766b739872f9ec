import Foundation
import GRDB
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import PaperboyWeb
import Testing

@testable import Paperboy

@Suite("Subscribing on the web")
struct SubscribePageTests {
    @Test("form, letter, page, button: the reader is subscribed, with a record of what was agreed to")
    func wholeWay() async throws {
        let house = try WebHouse()
        try await house.server.test(.router) { client in
            let answer = try await client.signUp("Reader@Mail.test", in: house)
            #expect(answer.status == .seeOther)
            #expect(answer.headers[.location] == "/subscribe/sent?lang=en")
            #expect(try await house.desk.workOff() == 1)
            let token = try house.token("confirm")
            let page = try await client.get("/confirm/\(token)?lang=en")
            #expect(page.status == .ok)
            #expect(page.text.contains("R…@mail.test"))
            #expect(!page.text.contains("Reader@"))
            let pressed = try await client.post("/confirm/\(token)?lang=en", ["confirm": "1"])
            #expect(pressed.status == .seeOther)
            #expect(pressed.headers[.location] == "/welcome?lang=en")
            let again = try await client.post("/confirm/\(token)?lang=en", ["confirm": "1"])
            #expect(again.status == .seeOther)
            #expect(try await client.get("/confirm/\(token)?lang=en").text.contains("Already confirmed"))
        }
        let readers = try house.store.subscribers()
        #expect(readers.map(\.address.rawValue) == ["Reader@mail.test"])
        #expect(readers.map(\.state) == [.active])
        #expect(readers.map(\.language) == [.english])
        let consent = try #require(try house.store.consents(of: readers[0].address).first)
        #expect(consent.confirmedAt != nil)
        #expect(consent.wording?.contains("Example Letters") == true)
        #expect(consent.list == "test-papers")
        let file = try #require(try house.store.export(readers[0].id))
        let export = String(decoding: try file.json(), as: UTF8.self)
        #expect(export.contains("Every mail has a link by which you leave with one click."))
    }

    @Test(
        "the answer is the same, byte for byte, and so is the work, whatever is known about the address",
        arguments: [
            "new", "pending", "active", "unsubscribed", "bounced", "complained", "refused",
        ]
    )
    func noEnumeration(state: String) async throws {
        let house = try WebHouse()
        let address = "someone@mail.test"
        try await set(state, of: address, in: house)
        let fresh = try WebHouse(clock: house.clock)
        try await house.server.test(.router) { client in
            try await fresh.server.test(.router) { other in
                let (work, usual) = (try house.watchStatements(), try fresh.watchStatements())
                let known = try await client.signUp(address, in: house)
                let unknown = try await other.signUp(address, in: fresh)
                // The same work in the database takes the same time; readers and writers of it are side by side.
                #expect(work.statements.sorted() == usual.statements.sorted())
                #expect(work.statements.count { $0.hasPrefix("INSERT INTO letter") } == 1)
                #expect(known.status == unknown.status)
                #expect(known.headers == unknown.headers)
                #expect(known.text == unknown.text)
                let (left, right) = (try await client.get("/subscribe/sent"), try await other.get("/subscribe/sent"))
                #expect(left.text == right.text)
            }
        }
        // One row a form, in every state.
        #expect(try house.count("SELECT COUNT(*) FROM letter WHERE state = 'queued'") == 1)
    }

    private func set(_ state: String, of address: String, in house: WebHouse) async throws {
        switch state {
        case "new": break
        case "pending", "refused":
            let request = LetterRequest(
                kind: .signUp,
                address: try unwrapped(EmailAddress(address)),
                language: .english
            )
            _ = try house.store.enqueue(request, within: SignUpLimits(), at: house.clock.now)
            try await house.desk.workOff()
            if state == "refused" {
                let token = try unwrapped(LinkToken(try house.token("confirm")))
                #expect(try house.store.refuse(token, keys: house.keys, at: house.clock.now))
            }
        default:
            let reader = try await house.subscribe(address)
            if state == "unsubscribed" { try house.store.leave(reader.id, at: house.clock.now) }
            if state == "bounced" || state == "complained" {
                let cause = state == "bounced" ? "hard" : "complaint"
                try house.store.write { db in
                    try db.execute(sql: "UPDATE subscriber SET state = 'suppressed'")
                    try db.execute(
                        sql: "INSERT INTO suppression (subscriber, cause, detail, since) VALUES (?, ?, 'test', 0)",
                        arguments: [reader.id.text, cause]
                    )
                }
            }
        }
        house.clock.advance(3600)
    }

    @Test(
        "who gets a letter: new, pending and gone people to confirm, readers a reminder, the others none",
        arguments: [
            ("new", "confirmation"), ("pending", "confirmation"), ("active", "reminder"),
            ("unsubscribed", "confirmation"),
            ("bounced", nil), ("complained", nil), ("refused", nil),
        ] as [(String, String?)]
    )
    func letters(state: String, expected: String?) async throws {
        let house = try WebHouse()
        try await set(state, of: "someone@mail.test", in: house)
        try await house.server.test(.router) { client in
            _ = try await client.signUp("someone@mail.test", in: house)
        }
        try await house.desk.workOff()
        let sent = try house.store.read { db in
            try String.fetchOne(db, sql: "SELECT sent FROM letter ORDER BY id DESC LIMIT 1")
        }
        #expect(sent == expected)
    }

    @Test("a filled trap, and a form that comes back within a second: thanks, and no letter")
    func robots() async throws {
        let house = try WebHouse()
        try await house.server.test(.router) { client in
            let token = try await client.formToken()
            house.clock.advance(1)
            let fast = try await client.post("/subscribe?lang=en", ["email": "a@mail.test", "token": token])
            #expect(fast.status == .seeOther)
            let trapped = try await client.signUp("b@mail.test", in: house, more: ["reply_code": "x"])
            #expect(trapped.status == .seeOther)
            #expect(trapped.headers[.location] == fast.headers[.location])
        }
        #expect(try house.count("SELECT COUNT(*) FROM letter") == 0)
    }

    @Test("a form without our seal asks for one button more; one of yesterday keeps what was typed")
    func steps() async throws {
        let house = try WebHouse()
        try await house.server.test(.router) { client in
            let blog: HTTPFields = [.origin: "https://blog.example.com"]
            let step = try await client.post("/subscribe?lang=en", ["email": "a@mail.test"], blog)
            #expect(step.status == .ok)
            #expect(step.text.contains("<p class=\"strong\">a@mail.test</p>"))
            #expect(try house.count("SELECT COUNT(*) FROM letter") == 0)
            let seal = String(try unwrapped(step.text.firstMatch(of: /name="token" value="([^"]+)"/)).1)
            let pressed = try await client.post(
                "/subscribe?lang=en",
                ["email": "a@mail.test", "token": seal, "step": "1"]
            )
            #expect(pressed.status == .seeOther)
            #expect(try house.count("SELECT COUNT(*) FROM letter") == 1)
            let old = try await client.formToken()
            house.clock.advance(90_000)
            let late = try await client.post("/subscribe?lang=en", ["email": "b@mail.test", "token": old])
            #expect(late.status == .unprocessableContent)
            #expect(late.text.contains("value=\"b@mail.test\""))
            let foreign = try await client.post("/subscribe", ["email": "c@mail.test"], [.origin: "https://evil.test"])
            #expect(foreign.status == .forbidden)
        }
        #expect(try house.count("SELECT COUNT(*) FROM letter") == 1)
    }

    @Test(
        "a wrong address is said at the field, with what was typed",
        arguments: [
            ("", "Enter an e-mail address."), ("nobody", "with one @"), ("a@example.com", "No mail can be delivered"),
            ("a@foo.mailinator.com", "throw-away"), ("a@localhost", "with one @"), ("山田@mail.test", "before the @"),
            ("a@mail.test\r\nBcc: b@mail.test", "with one @"), ("a\u{0}b@mail.test", "with one @"),
        ]
    )
    func faults(address: String, words: String) async throws {
        let house = try WebHouse()
        try await house.server.test(.router) { client in
            let answer = try await client.signUp(address, in: house)
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains(words))
            #expect(answer.text.contains("<title>Error: "))
            #expect(answer.text.contains("aria-invalid=\"true\""))
        }
        #expect(try house.count("SELECT COUNT(*) FROM letter") == 0)
    }

    @Test("line breaks in any field reach neither a letter nor a header")
    func injection() async throws {
        let house = try WebHouse()
        let evil = "x\r\nBcc: victim@mail.test\r\n\r\nboo"
        try await house.server.test(.router) { client in
            for field in ["topic", "lang", "step", "sure", "name", "evil\r\nname"] {
                let answer = try await client.signUp("a\(field.count)@mail.test", in: house, more: [field: evil])
                #expect(answer.headers.allSatisfy { !$0.value.contains("\n") && !$0.value.contains("Bcc") })
            }
            let sent = try await client.get("/subscribe/sent", [.cookie: "asked=eA0KQmNjOiB2aWN0aW0"])
            #expect(!sent.text.contains("Bcc"))
        }
        try await house.desk.workOff()
        #expect(try house.letters().allSatisfy { !$0.contains("victim") })
    }

    @Test("a likely slip is asked about beside the field, and never changed")
    func hint() async throws {
        let house = try WebHouse()
        try await house.server.test(.router) { client in
            let asked = try await client.signUp("taro@gmial.com", in: house, more: ["sure": ""])
            #expect(asked.status == .unprocessableContent)
            #expect(asked.text.contains("<strong>taro@gmail.com</strong>"))
            #expect(asked.text.contains("value=\"taro@gmial.com\""))
            let seal = String(try unwrapped(asked.text.firstMatch(of: /name="token" value="([^"]+)"/)).1)
            let sure = try await client.post(
                "/subscribe?lang=en",
                ["email": "taro@gmial.com", "token": seal, "sure": "1"]
            )
            #expect(sure.status == .seeOther)
        }
        #expect(try house.count("SELECT COUNT(*) FROM letter WHERE address = 'taro@gmial.com'") == 1)
    }

    @Test("\"not me\" deletes the address and keeps a keyed hash for a year")
    func notMe() async throws {
        let house = try WebHouse()
        try await house.server.test(.router) { client in
            _ = try await client.signUp("victim@mail.test", in: house)
            try await house.desk.workOff()
            let token = try house.token("not-me")
            #expect(try await client.get("/not-me/\(token)?lang=en").status == .ok)
            #expect(try house.count("SELECT COUNT(*) FROM sign_up") == 1)
            #expect(try await client.post("/not-me/\(token)?lang=en", ["confirm": "1"]).status == .seeOther)
            #expect(try house.count("SELECT COUNT(*) FROM sign_up") == 0)
            #expect(try await client.get("/confirm/\(token)?lang=en").status == .notFound)
            house.clock.advance(86_400)
            _ = try await client.signUp("victim@mail.test", in: house)
            #expect(try await house.desk.workOff() == 0)
            house.clock.advance(366 * 86_400)
            try await house.desk.purge()
            _ = try await client.signUp("victim@mail.test", in: house)
            #expect(try await house.desk.workOff() == 1)
        }
    }
}
