import Foundation
import Paperboy
import PaperboyTesting
import Testing

@Suite("Mail by a relay")
struct MailPublisherTests {
    private let day = CalendarDate(daysSinceEpoch: 20_510)

    private func workshop(_ server: ScriptedSMTPServer, _ readers: String...) throws -> Workshop {
        let workshop = try Workshop(
            sources: "  hugging-face: {endpoint: \"file:listing.json\"}",
            mail: "smtp://127.0.0.1:\(server.port)"
        )
        let papers = [(title: "A paper that goes out by mail", abstract: "We propose to send it.")]
        try workshop.folder.write(Workshop.listing(papers), to: "listing.json")
        let csv = (["email"] + readers).joined(separator: "\n")
        _ = try workshop.application.importSubscribers(from: workshop.folder.write(csv, to: "r.csv"), dryRun: false)
        return workshop
    }

    private func states(_ workshop: Workshop) throws -> [String: Delivery.State] {
        let slug = try #require(workshop.application.slug(of: day))
        return try workshop.application.deliveries(of: slug).deliveries
            .reduce(into: [:]) { $0[$1.address] = $1.state }
    }

    @Test("keeps each reader's outcome apart and sends to the others")
    func outcomes() async throws {
        let server = try ScriptedSMTPServer.start()
        server.on("gone@example.com", .refuse("550 5.1.1 no such user"))
        server.on("full@example.com", .refuse("452 4.2.2 mailbox full"))
        server.on("spam@example.com", .answerMessage("554 5.7.1 not wanted"))
        server.on("lost@example.com", .takeAndClose)
        let workshop = try workshop(
            server,
            "ok@example.com",
            "gone@example.com",
            "full@example.com",
            "spam@example.com",
            "lost@example.com"
        )
        let report = try await workshop.application.run(day)
        #expect(report.status == .partial)
        #expect(
            try states(workshop) == [
                "ok@example.com": .accepted, "gone@example.com": .rejected, "full@example.com": .deferred,
                "spam@example.com": .rejected, "lost@example.com": .uncertain,
            ]
        )
        #expect(report.published.remarks.count == 3)
        #expect(report.published.text.contains("paperboy settle llm-papers-2026-02-26 ADDRESS"))
    }

    @Test("sends nobody a second copy by publishing again, and retries on the operator's word")
    func again() async throws {
        let server = try ScriptedSMTPServer.start()
        server.on("gone@example.com", .refuse("550 5.1.1 no such user"))
        let workshop = try workshop(server, "ok@example.com", "gone@example.com")
        _ = try await workshop.application.run(day)
        _ = try await workshop.application.run(day)
        #expect(server.messages.count == 1)
        server.on("gone@example.com", .answerMessage("250 2.0.0 back again"))
        let slug = try #require(workshop.application.slug(of: day))
        _ = try await workshop.application.retry(slug)
        #expect(server.messages.flatMap(\.recipients) == ["ok@example.com", "gone@example.com"])
        #expect(try states(workshop).values.allSatisfy { $0 == .accepted })
    }

    @Test("stops when the relay refuses the sender, and keeps everybody for later")
    func senderRefused() async throws {
        let server = try ScriptedSMTPServer.start()
        server.on("news@example.com", .refuse("553 5.7.1 not your address"))
        let workshop = try workshop(server, "a@example.com", "b@example.com")
        let report = try await workshop.application.run(day)
        #expect(report.status == .partial)
        let mail = try #require(report.published.publications.first { $0.channel == .mail })
        #expect(mail.state == .failed && mail.detail.contains("refuses the sender news@example.com"))
        #expect(Set(try states(workshop).values) == [.pending])
    }

    @Test("blog and feeds are done when there is no relay, and mail is sent when there is one")
    func noRelay() async throws {
        let server = try ScriptedSMTPServer.start()
        let workshop = try workshop(server, "a@example.com")
        server.stop()
        let report = try await workshop.application.run(day)
        #expect(report.published.publications.map(\.state) == [.done, .done, .failed])
        #expect(try states(workshop) == ["a@example.com": .pending])
        #expect(workshop.files(in: "public") == ["en", "feed.css", "feeds.opml", "ja"])
    }

    @Test("gives each reader the edition in their language, with their own way out and a stable Message-ID")
    func editions() async throws {
        let server = try ScriptedSMTPServer.start()
        let workshop = try workshop(server)
        let csv = "email,language\nja@example.jp,ja\nen@example.com,en\nde@example.de,de\n"
        let file = try workshop.folder.write(csv, to: "r.csv")
        _ = try workshop.application.importSubscribers(from: file, dryRun: false)
        _ = try await workshop.application.run(day)
        var languages: [String: String] = [:]
        for message in server.messages {
            let text = String(decoding: message.data, as: UTF8.self)
            let header = text.split(separator: "\r\n\r\n").first ?? ""
            languages[message.recipients[0]] = header.firstMatch(of: /Content-Language: (\S+)/).map { String($0.1) }
            #expect(message.sender == "news@example.com")
        }
        #expect(languages == ["ja@example.jp": "ja", "en@example.com": "en", "de@example.de": "ja"])
        let ids = server.messages.compactMap { message in
            String(decoding: message.data, as: UTF8.self).firstMatch(of: /Message-ID:\s+<(\S+)>/).map { String($0.1) }
        }
        #expect(Set(ids).count == 3)
        #expect(ids.allSatisfy { $0.hasPrefix("llm-papers-2026-02-26.") && $0.hasSuffix("@blog.example.com") })
    }
}
