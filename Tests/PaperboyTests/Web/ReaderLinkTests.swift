import Foundation
import GRDB
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import PaperboyWeb
import Testing

@testable import Paperboy

@Suite("Readers' links")
struct ReaderLinkTests {
    @Test("GET, HEAD and prefetch of every link, twenty times: no row changes")
    func looking() async throws {
        let house = try WebHouse()
        let reader = try await house.subscribe("reader@mail.test")
        let account = try await accountToken(reader, house)
        _ = try house.store.enqueue(
            LetterRequest(kind: .signUp, address: try unwrapped(EmailAddress("new@mail.test")), language: .english),
            within: SignUpLimits(),
            at: house.clock.now
        )
        try await house.desk.workOff()
        let confirm = try house.token("confirm")
        let links = [
            house.link(.unsubscribe, reader), house.link(.manage, reader), "/confirm/\(confirm)", "/not-me/\(confirm)",
            "/account/\(account)", "/welcome", "/subscribe", "/subscribe/sent",
        ]
        let before = try house.dump()
        try await house.server.test(.router) { client in
            for link in links {
                for _ in 0..<20 {
                    #expect(try await client.get(link).status == .ok)
                    #expect(try await client.execute(uri: link, method: .head).status == .ok)
                    let prefetch: HTTPFields = [try unwrapped(HTTPField.Name("Sec-Purpose")): "prefetch;prerender"]
                    #expect(try await client.get(link, prefetch).status == .ok)
                }
            }
        }
        #expect(try house.dump() == before)
    }

    @Test(
        "one click: each form of the body, no cookie, twice, after a change of keys",
        arguments: [
            ("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"),
            (
                "multipart/form-data; boundary=\"b 1\"",
                "--b 1\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b 1--\r\n"
            ),
            (
                "multipart/form-data; boundary=xyz",
                "--xyz\r\ncontent-disposition: form-data; name=List-Unsubscribe\r\n\r\nOne-Click\r\n--xyz--"
            ),
        ]
    )
    func oneClick(type: String, body: String) async throws {
        let house = try WebHouse()
        let reader = try await house.subscribe("reader@mail.test")
        let link = house.link(.unsubscribe, reader)
        _ = try house.store.rotateKeys(makeSecret: { [UInt8](repeating: 7, count: $0) }, at: house.clock.now)
        let later = try WebHouse(folder: house.folder, clock: house.clock)
        try await later.server.test(.router) { client in
            for _ in 0..<2 {
                let answer = try await client.execute(
                    uri: link,
                    method: .post,
                    headers: [.contentType: type, .origin: "https://mail.google.com"],
                    body: ByteBuffer(string: body)
                )
                #expect(answer.status == .ok)
                #expect(answer.headers[.location] == nil)
                #expect(try house.store.subscriber(reader.id)?.state == .unsubscribed)
            }
            let forged = String(link.dropLast(2)) + "AA"
            let unknown = try await client.execute(
                uri: forged,
                method: .post,
                headers: [.contentType: type],
                body: ByteBuffer(string: body)
            )
            #expect(unknown.status == .notFound)
        }
    }

    @Test("a bit flipped anywhere in a token gives the one page for links that do not work")
    func flips() async throws {
        let house = try WebHouse()
        let reader = try await house.subscribe("reader@mail.test")
        let before = try house.dump()
        try await house.server.test(.router) { client in
            let refusal = try await client.get("/manage/nonsense?lang=en")
            #expect(refusal.status == .notFound)
            for purpose in ReaderToken.Purpose.allCases {
                let token = try unwrapped(Base64URL.bytes(of: house.link(purpose, reader).split(separator: "/")[1]))
                for bit in 0..<(token.count * 8) {
                    var flipped = token
                    flipped[bit / 8] ^= 1 << UInt8(bit % 8)
                    let link = "/\(purpose.rawValue)/\(Base64URL.text(of: flipped))?lang=en"
                    let answer = try await client.get(link)
                    #expect(answer.status == .notFound)
                    #expect(answer.text == refusal.text)
                    #expect(try await client.post(link, ["confirm": "1", "do": "stop"]).text == refusal.text)
                }
            }
            let confirm = try unwrapped(Base64URL.bytes(of: try house.token("confirm")))
            for bit in 0..<(confirm.count * 8) {
                var flipped = confirm
                flipped[bit / 8] ^= 1 << UInt8(bit % 8)
                let text = Base64URL.text(of: flipped)
                #expect(try await client.get("/confirm/\(text)?lang=en").text == refusal.text)
                #expect(try await client.post("/account/\(text)?lang=en", ["do": "export"]).text == refusal.text)
            }
        }
        #expect(try house.dump() == before)
    }

    @Test("a link for leaving opens no preferences, and the other way round")
    func purposes() async throws {
        let house = try WebHouse()
        let reader = try await house.subscribe("reader@mail.test")
        try await house.server.test(.router) { client in
            let leave = house.link(.unsubscribe, reader).split(separator: "/")[1]
            let manage = house.link(.manage, reader).split(separator: "/")[1]
            #expect(try await client.get("/manage/\(leave)").status == .notFound)
            #expect(try await client.get("/unsubscribe/\(manage)").status == .notFound)
            #expect(try await client.get("/account/\(manage)").status == .notFound)
            try house.store.revokeLinks(of: reader.id, at: house.clock.now)
            #expect(try await client.get("/manage/\(manage)").status == .notFound)
        }
    }

    @Test("the button ends the subscription, undo brings it back, another site's form does neither")
    func leaving() async throws {
        let house = try WebHouse()
        let reader = try await house.subscribe("reader@mail.test")
        let link = house.link(.unsubscribe, reader) + "?lang=en"
        try await house.server.test(.router) { client in
            func state() throws -> Subscriber.State? { try house.store.subscriber(reader.id)?.state }
            let foreign = try await client.post(link, ["confirm": "1"], [.origin: "https://evil.test"])
            #expect(foreign.status == .forbidden)
            #expect(try state() == .active)
            #expect(
                try await client.post(link, ["confirm": "1"], [.origin: "https://news.example.com"]).status == .seeOther
            )
            #expect(try state() == .unsubscribed)
            #expect(try await client.get(link).text.contains("You are unsubscribed"))
            _ = try await client.post(link, ["undo": "1"])
            #expect(try state() == .active)
            try house.store.write { db in try db.execute(sql: "UPDATE subscriber SET state = 'suppressed'") }
            _ = try await client.post(link, ["undo": "1"])
            #expect(try state() == .suppressed)
        }
    }

    @Test("preferences are kept: language, topics, weekly, pause; a foreign topic is not")
    func preferences() async throws {
        let house = try WebHouse(web: "topics: [agents, evaluation]")
        let reader = try await house.subscribe("reader@mail.test")
        let link = house.link(.manage, reader)
        try await house.server.test(.router) { client in
            let fields = ["do": "save", "language": "ja", "frequency": "weekly", "topic": "agents"]
            #expect(try await client.post(link, fields).headers[.location] == "\(link)?done=saved")
            _ = try await client.post(link, ["do": "pause"])
            #expect(try await client.get("\(link)?lang=en").text.contains("Paused until"))
        }
        let changed = try #require(try house.store.subscriber(reader.id))
        #expect(changed.language == .japanese)
        #expect(changed.frequency == .weekly)
        #expect(changed.topics == ["agents"])
        #expect(changed.pausedUntil == house.clock.now.addingTimeInterval(30 * 86_400))
    }

    @Test("how many papers and which form are kept; what is not on offer changes nothing")
    func papersAndFormat() async throws {
        let house = try WebHouse()
        let reader = try await house.subscribe("reader@mail.test")
        let link = house.link(.manage, reader)
        @Sendable func kept() throws -> [String] {
            SubscriberFile.wishes(try #require(try house.store.subscriber(reader.id)))
        }
        try await house.server.test(.router) { client in
            _ = try await client.post(link, ["do": "save", "papers": "5", "format": "text"])
            #expect(try kept() == ["every", "5", "text"])
            let page = try await client.get("\(link)?lang=ja").text
            #expect(page.contains("value=\"5\" checked") && page.contains("value=\"text\" checked"))
            #expect(page.contains("上位5本") && page.contains("テキストのみ"))
            _ = try await client.post(link, ["do": "save", "papers": "7", "format": "pdf"])
            #expect(try kept() == ["every", "5", "text"])
            _ = try await client.post(link, ["do": "save", "papers": "all", "format": "html"])
            #expect(try kept() == ["every", "all", "html"])
        }
    }

    @Test("all topics ticked are the same as none: everything")
    func allTopics() async throws {
        let house = try WebHouse(web: "topics: [agents]")
        let reader = try await house.subscribe("reader@mail.test")
        let link = house.link(.manage, reader)
        try await house.server.test(.router) { client in
            _ = try await client.post(link, ["do": "save", "language": "en", "topic": "agents"])
            #expect(try await client.get("\(link)?lang=en").text.contains("Tick none for all papers."))
        }
        #expect(try house.store.subscriber(reader.id)?.topics == [])
    }

    private func accountToken(_ reader: Subscriber, _ house: WebHouse) async throws -> String {
        house.clock.advance(3600)
        let request = LetterRequest(kind: .account, address: reader.address, language: .english, subscriber: reader.id)
        _ = try house.store.enqueue(request, within: SignUpLimits(), at: house.clock.now)
        try await house.desk.workOff()
        return try house.token("account")
    }

    @Test("export, change of address and erasure need a letter of the last half hour")
    func account() async throws {
        let house = try WebHouse()
        let reader = try await house.subscribe("old@mail.test")
        try await house.server.test(.router) { client in
            _ = try await client.post(house.link(.manage, reader), ["do": "account"])
            try await house.desk.workOff()
            let token = try house.token("account")
            let export = try await client.post("/account/\(token)", ["do": "export"])
            #expect(export.headers[.contentType] == "application/json; charset=utf-8")
            #expect(export.text.contains("\"wording\" : \"words\""))
            let asked = try await client.post("/account/\(token)?lang=en", ["do": "address", "email": "new@mail.test"])
            #expect(asked.status == .ok)
            #expect(try house.store.subscriber(reader.id)?.address.rawValue == "old@mail.test")
            try await house.desk.workOff()
            _ = try await client.post("/confirm/\(try house.token("confirm"))", ["confirm": "1"])
            #expect(try house.store.subscriber(reader.id)?.address.rawValue == "new@mail.test")
            // The old mailbox is told, and its links are void.
            #expect(try await house.desk.workOff() == 1)
            #expect(try house.letters().last?.contains("To: <old@mail.test>") == true)
            #expect(try await client.get(house.link(.manage, reader)).status == .notFound)
            house.clock.advance(1900)
            #expect(try await client.post("/account/\(token)", ["do": "export"]).status == .notFound)
        }
    }

    @Test("a used link opens nothing for whoever reads a mailbox that the reader has left since")
    func leftMailbox() async throws {
        let house = try WebHouse()
        let reader = try await house.subscribe("first@mail.test")
        func move(to address: String) throws -> (LetterRequest, Date) {
            let request = LetterRequest(
                kind: .newAddress,
                address: try unwrapped(EmailAddress(address)),
                language: .english,
                subscriber: reader.id
            )
            return (request, house.clock.now)
        }
        var links: [LinkToken] = []
        for address in ["second@mail.test", "third@mail.test"] {
            let (request, now) = try move(to: address)
            _ = try house.store.enqueue(request, within: SignUpLimits(), at: now)
            try await house.desk.workOff()
            links.append(try unwrapped(LinkToken(try house.token("confirm"))))
            let done = try house.store.confirm(links[links.count - 1], list: "papers", at: now) { UUID() }
            #expect(done == .done(try unwrapped(try house.store.subscriber(reader.id))))
            house.clock.advance(700)
        }
        func again(_ link: LinkToken) throws -> Store.Confirmation {
            try house.store.confirm(link, list: "papers", at: house.clock.now) { UUID() }
        }
        #expect(try again(links[0]) == .void)
        #expect(try again(links[1]) == .already(try unwrapped(try house.store.subscriber(reader.id))))
        let left = links[0].text
        try await house.server.test(.router) { client in
            let answer = try await client.post("/confirm/\(left)", ["confirm": "1"])
            #expect(answer.status == .notFound && answer.headers[.setCookie] == nil)
        }
    }

    @Test("who was erased comes back by their own button alone, and can be erased again")
    func comingBack() async throws {
        let house = try WebHouse()
        let address = try unwrapped(EmailAddress("back@mail.test"))
        for _ in 0..<2 {
            _ = try await house.subscribe("back@mail.test")
            #expect(try house.store.forget(address, keys: house.keys, at: house.clock.now))
            #expect(try house.store.subscriber(address) == nil)
            house.clock.advance(700)
        }
        func knock() throws -> Store.Admission {
            let request = LetterRequest(kind: .signUp, address: address, language: .english)
            return try house.store.enqueue(request, within: SignUpLimits(), at: house.clock.now)
        }
        // Asked for by whomever: a letter goes, and until its button is pressed no list brings the address back.
        #expect(try knock() == .queued)
        #expect(try await house.desk.workOff() == 1)
        func add() throws -> ImportReport {
            try house.store.add(
                [SubscriberRow(line: 2, address: address)],
                defaultLanguage: .english,
                at: house.clock.now,
                makeID: UUID.init,
                keys: house.keys
            )
        }
        #expect(try add().keptAway.map(\.reason) == ["back@mail.test asked to be forgotten"])
        // "Not me" in that letter: no letter for a year; forgotten for good.
        let token = try unwrapped(LinkToken(try house.token("confirm")))
        #expect(try house.store.refuse(token, keys: house.keys, at: house.clock.now))
        house.clock.advance(300 * 86_400)
        #expect(try knock() == .queued)
        #expect(try await house.desk.workOff() == 0)
        house.clock.advance(100 * 86_400)
        try await house.desk.purge()
        #expect(try add().keptAway.map(\.reason) == ["back@mail.test asked to be forgotten"])
        #expect(try await house.subscribe("back@mail.test").state == .active)
        #expect(try house.store.read { try Store.refusal(of: address, house.keys, $0) } == nil)
    }

    @Test("erasure leaves a keyed hash and counts, and no trace of the address")
    func erasure() async throws {
        let house = try WebHouse()
        let reader = try await house.subscribe("gone@mail.test")
        let token = try await accountToken(reader, house)
        try await house.server.test(.router) { client in
            #expect(try await client.post("/account/\(token)?lang=en", ["do": "erase"]).text.contains("Yes, delete"))
            #expect(try house.dump().contains("gone@mail.test"))
            let done = try await client.post("/account/\(token)?lang=en", ["do": "erase", "sure": "1"])
            #expect(done.text.contains("Everything is deleted"))
        }
        #expect(try !house.dump().contains("gone@mail.test"))
        let address = try #require(EmailAddress("gone@mail.test"))
        #expect(try house.store.read { try Store.refusal(of: address, house.keys, $0) } == "asked to be forgotten")
    }
}
