import Foundation
import GRDB
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import PaperboyWeb
import Testing

@testable import Paperboy

@Suite("The operator's pages")
struct AdminPageTests {
    private static let password = "correct horse battery"

    private func signIn(_ client: some TestClientProtocol) async throws -> HTTPFields {
        let answer = try await client.post("/admin/login?lang=en", ["password": Self.password])
        #expect(answer.status == .seeOther)
        let cookie = try #require(answer.headers[.setCookie])
        #expect(cookie.contains("HttpOnly; SameSite=Strict; Secure"))
        return [.cookie: String(cookie.prefix { $0 != ";" })]
    }

    private func seal(_ page: TestResponse) throws -> String {
        String(try #require(page.text.firstMatch(of: /name="seal" value="([^"]+)"/)).1)
    }

    @Test("nothing is shown without a session, nobody gets in without a password set")
    func closed() async throws {
        let house = try WebHouse.withIssue()
        try await house.server.test(.router) { client in
            for page in [
                "/admin", "/admin/issues/llm-papers-2026-02-26",
                "/admin/issues/llm-papers-2026-02-26/preview/mail/ja.html",
            ] {
                let answer = try await client.get("\(page)?lang=en", [.cookie: "operator=AAAAAAAAAAAAAAAAAAAAAA"])
                #expect(answer.text.contains("type=\"password\""))
                #expect(!answer.text.contains("llm-papers-2026-02-26/"))
            }
            let none = try await client.post("/admin/login?lang=en", ["password": ""])
            #expect(none.text.contains("No password is set"))
        }
    }

    @Test("a session shows readers, issues and outputs; signing out ends it")
    func session() async throws {
        let house = try WebHouse.withIssue()
        _ = try house.application.setOperatorPassword(Self.password)
        try await house.subscribe("reader@mail.test")
        try await house.server.test(.router) { client in
            let session = try await signIn(client)
            let room = try await client.get("/admin?lang=en", session)
            #expect(room.text.contains("llm-papers-2026-02-26"))
            #expect(room.text.contains("2026-02</th><td class=\"number\">1</td>"))
            let issue = try await client.get("/admin/issues/llm-papers-2026-02-26?lang=en", session)
            #expect(issue.text.contains("preview/mail/ja.html"))
            let mail = try await client.get("/admin/issues/llm-papers-2026-02-26/preview/mail/ja.html", session)
            #expect(mail.status == .ok)
            #expect(mail.text.contains("折れば場所を取らない。"))
            let token = try seal(room)
            #expect(try await client.post("/admin/logout", ["seal": token], session).status == .seeOther)
            #expect(try await client.get("/admin?lang=en", session).text.contains("type=\"password\""))
        }
    }

    @Test("pausing and resuming need the seal of the session and a form of this site")
    func pause() async throws {
        let house = try WebHouse.withIssue()
        _ = try house.application.setOperatorPassword(Self.password)
        let slug = try #require(IssueSlug(rawValue: "llm-papers-2026-02-26"))
        try await house.server.test(.router) { client in
            let session = try await signIn(client)
            let path = "/admin/issues/\(slug)"
            let token = try seal(try await client.get("\(path)?lang=en", session))
            #expect(try await client.post("\(path)/pause", [:], session).status == .forbidden)
            #expect(
                try await client.post("\(path)/pause", ["seal": "x\(token.dropFirst())"], session).status == .forbidden
            )
            var foreign = session
            foreign[.origin] = "https://evil.test"
            #expect(try await client.post("\(path)/pause", ["seal": token], foreign).status == .forbidden)
            #expect(try !house.store.isPaused(slug))
            #expect(try await client.post("\(path)/pause", ["seal": token], session).status == .seeOther)
            #expect(try house.store.isPaused(slug))
            #expect(try await client.get("\(path)?lang=en", session).text.contains("Resume the send"))
            try house.store.setPaused(false, slug, at: house.clock.now)
            #expect(try !house.store.isPaused(slug))
        }
    }

    @Test("a page of a send in progress loads itself anew for whoever asks, and not before; a paused one does not")
    func watch() async throws {
        let house = try WebHouse.withIssue()
        _ = try house.application.setOperatorPassword(Self.password)
        try await house.subscribe("reader@mail.test")
        let slug = try #require(IssueSlug(rawValue: "llm-papers-2026-02-26"))
        try house.store.freezeAudience(of: slug, at: house.clock.now) { _ in nil }
        try await house.server.test(.router) { client in
            let session = try await signIn(client)
            let path = "/admin/issues/\(slug)?lang=en"
            let still = try await client.get(path, session).text
            #expect(!still.contains("http-equiv"))
            #expect(still.contains("href=\"\(path)&amp;watch=1\">Load this page anew"))
            let moving = try await client.get("\(path)&watch=1", session).text
            #expect(moving.contains("<meta http-equiv=\"refresh\" content=\"5\">"))
            #expect(moving.contains("href=\"\(path)\">Stop loading anew"))
            try house.store.setPaused(true, slug, at: house.clock.now)
            let paused = try await client.get("\(path)&watch=1", session).text
            #expect(!paused.contains("http-equiv") && !paused.contains("watch=1"))
        }
    }

    @Test("a draft that is approved is published by the server: blog and mail")
    func approve() async throws {
        let house = try WebHouse()
        _ = try house.application.setOperatorPassword(Self.password)
        try await house.subscribe("reader@mail.test")
        var whole = try Paperboy.Issue.fixture()
        whole.entries.removeFirst()
        let issue = whole
        try house.store.saveDraft(issue, names: [], at: house.clock.now)
        try house.folder.write(try IssueFile.write(issue), to: "issues/\(issue.slug)/issue.yaml")
        try await house.server.test(.router) { client in
            let session = try await signIn(client)
            let page = try await client.get("/admin/issues/\(issue.slug)?lang=en", session)
            #expect(page.text.contains("Approve and publish"))
            let answer = try await client.post("/admin/issues/\(issue.slug)/approve", ["seal": try seal(page)], session)
            #expect(answer.status == .seeOther)
            for _ in 0..<200 where try house.store.deliveryCounts(of: issue.slug)[.accepted] != 1 {
                try await Task.sleep(for: .milliseconds(50))
            }
        }
        #expect(try house.store.deliveryCounts(of: issue.slug) == [.accepted: 1])
        let approved = try house.store.read { db in try Double.fetchOne(db, sql: "SELECT approved_at FROM issue") }
        #expect(approved == house.clock.now.timeIntervalSince1970)
    }

    @Test("five wrong passwords close the door for a quarter of an hour, to the right one too")
    func tries() async throws {
        let house = try WebHouse()
        _ = try house.application.setOperatorPassword(Self.password)
        try await house.server.test(.router) { client in
            for _ in 0..<5 {
                #expect(try await client.post("/admin/login", ["password": "wrong"]).status == .unprocessableContent)
            }
            #expect(try await client.post("/admin/login", ["password": Self.password]).status == .tooManyRequests)
            house.clock.advance(901)
            _ = try await signIn(client)
        }
        #expect(try house.store.alerts().map(\.kind) == ["login"])
    }

    @Test("a short password is refused; the database has no password in it")
    func passwords() throws {
        let house = try WebHouse()
        #expect(throws: CommandFailure.self) { try house.application.setOperatorPassword("short") }
        _ = try house.application.setOperatorPassword(Self.password)
        #expect(try !house.dump().contains(Self.password))
        let known = try #require(try house.store.operatorPassword())
        #expect(try known.matches(Self.password))
        #expect(try !known.matches(Self.password + " "))
    }
}
