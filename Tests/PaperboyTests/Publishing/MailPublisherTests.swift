import Foundation
import Glibc
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

    @Test("who subscribes later gets the issue only when it is told to catch up, and once")
    func catchUp() async throws {
        let server = try ScriptedSMTPServer.start()
        let workshop = try workshop(server, "a@example.com")
        let slug = try await workshop.application.run(day).published.slug
        let late = try workshop.folder.write("email\nlate@example.com\n", to: "late.csv")
        _ = try workshop.application.importSubscribers(from: late, dryRun: false)
        _ = try await workshop.application.publish(slug)
        #expect(server.messages.flatMap(\.recipients) == ["a@example.com"])
        let report = try await workshop.application.publish(slug, catchUp: true)
        #expect(report.remarks.contains("1 readers joined the issue's audience"))
        _ = try await workshop.application.publish(slug, catchUp: true)
        #expect(server.messages.flatMap(\.recipients) == ["a@example.com", "late@example.com"])
    }

    @Test("gives up on mail that was put off for three days")
    func givenUp() async throws {
        let server = try ScriptedSMTPServer.start()
        server.on("full@example.com", .refuse("452 4.2.2 mailbox full"))
        let workshop = try workshop(server, "ok@example.com", "full@example.com")
        let slug = try await workshop.application.run(day).published.slug
        #expect(try states(workshop)["full@example.com"] == .deferred)
        let later = try workshop.later(by: .seconds(3 * 86_400))
        _ = try await later.application.publish(slug)
        #expect(try states(later)["full@example.com"] == .rejected)
        let delivery = try #require(try later.application.deliveries(of: slug, in: .rejected).deliveries.first)
        #expect(delivery.reply == "given up after three days: 4.2.2 mailbox full")
    }

    @Test("sends no more than the relay's quota and says what is left; the next day it goes on")
    func quota() async throws {
        let server = try ScriptedSMTPServer.start()
        let workshop = try workshop(server, "a@example.com", "b@example.com", "c@example.com")
        let file = workshop.folder.url.appending(path: "paperboy.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
            .replacing("mail: {", with: "mail: {connections: 1, rate: [100/s, 2/d], ")
        try Data(text.utf8).write(to: file)
        let today = try workshop.later(by: .zero)
        let slug = try await today.application.run(day).published.slug
        #expect(server.messages.count == 2)
        #expect(try states(today).values.count { $0 == .pending } == 1)
        _ = try await today.application.publish(slug)
        #expect(server.messages.count == 2)
        let report = try await workshop.later(by: .seconds(86_460)).application.publish(slug)
        #expect(report.status == .done)
        #expect(Set(server.messages.flatMap(\.recipients)).count == 3)
    }

    @Test("stops the whole run when messages cannot be signed; nobody is skipped")
    func unsigned() async throws {
        let server = try ScriptedSMTPServer.start()
        let workshop = try workshop(server, "a@example.com", "b@example.com")
        let file = workshop.folder.url.appending(path: "paperboy.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
            .replacing("mail: {", with: "mail: {dkim: {domain: example.com, selector: a, key-file: no.pem}, ")
        try Data(text.utf8).write(to: file)
        let report = try await workshop.later(by: .zero).application.run(day)
        #expect(report.published.text.contains("no.pem"))
        #expect(server.messages.isEmpty)
        #expect(try states(workshop).isEmpty)
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

    private let all = (1...8).map { "reader\($0)@example.com" }

    private func subscribe(_ readers: [String], _ workshop: Workshop) throws {
        let csv = (["email"] + readers).joined(separator: "\n")
        _ = try workshop.application.importSubscribers(from: workshop.folder.write(csv, to: "r.csv"), dryRun: false)
    }

    @Test("stops when the relay refuses everybody, says so, and retries on the operator's word")
    func everybodyRefused() async throws {
        let server = try ScriptedSMTPServer.start()
        for reader in all { server.on(reader, .refuse("554 5.7.1 Relay access denied")) }
        let workshop = try workshop(server)
        try subscribe(all, workshop)
        let report = try await workshop.application.run(day)
        #expect(report.status == .partial)
        let mail = try #require(report.published.publications.first { $0.channel == .mail })
        #expect(mail.state == .failed && mail.detail.contains("refuses everybody: 5.7.1 Relay access denied"))
        for reader in all { server.on(reader, .answerMessage("250 2.0.0 taken")) }
        let slug = try #require(workshop.application.slug(of: day))
        #expect(try await workshop.application.retry(slug).status == .done)
        #expect(Set(server.messages.flatMap(\.recipients)) == Set(all))
    }

    @Test("stops when the relay drops each message after its end, and leaves the other readers untouched")
    func everybodyLost() async throws {
        let server = try ScriptedSMTPServer.start()
        let readers = (1...40).map { "reader\($0)@example.com" }
        for reader in readers { server.on(reader, .takeAndClose) }
        let workshop = try workshop(server)
        try subscribe(readers, workshop)
        let report = try await workshop.application.run(day)
        let mail = try #require(report.published.publications.first { $0.channel == .mail })
        #expect(mail.state == .failed && mail.detail.contains("drops connections after the message"))
        let counts = try Dictionary(grouping: states(workshop).values) { $0 }.mapValues(\.count)
        #expect(counts[.uncertain, default: 0] < 10 && counts[.pending, default: 0] > 30)
    }

    @Test("goes on tomorrow with mail that failed before its audience was frozen")
    func failedBeforeAudience() async throws {
        let server = try ScriptedSMTPServer.start()
        let workshop = try workshop(server, "a@example.com")
        // Another sender holds the lock, as a slow run of yesterday would.
        let path = workshop.folder.url.appending(path: "paperboy.sqlite.sender").path
        let descriptor = open(path, O_RDWR | O_CREAT, 0o644)
        #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        #expect(try await workshop.application.run(day).status == .partial)
        close(descriptor)
        #expect(server.messages.isEmpty)
        let error = await #expect(throws: CommandFailure.self) {
            try await workshop.application.run(day.advanced(by: 1))
        }
        #expect(error?.status == .nothing)
        #expect(server.messages.flatMap(\.recipients) == ["a@example.com"])
    }

    @Test("reaches a reader whose domain is not ASCII, by its A-label")
    func international() async throws {
        let server = try ScriptedSMTPServer.start()
        let workshop = try workshop(server, "user@m\u{FC}ller.example")
        #expect(try await workshop.application.run(day).status == .done)
        #expect(server.messages.flatMap(\.recipients) == ["user@xn--mller-kva.example"])
    }

    @Test("a figure that is missing is told before the issue is frozen, and can be mended")
    func missingFigure() async throws {
        let server = try ScriptedSMTPServer.start()
        let workshop = try workshop(server, "a@example.com")
        _ = try await workshop.application.collect(day)
        let composed = try await workshop.application.compose(day)
        let file = URL(fileURLWithPath: composed.file)
        let text = try String(contentsOf: file, encoding: .utf8)
        let figure = "  figure: {file: paper_1.png, width: 10, height: 10}\n  why:"
        try Data(text.replacing("  why:", with: figure).utf8).write(to: file)
        await #expect(throws: FileError.self) { try await workshop.application.publish(composed.slug) }
        #expect(try workshop.application.status(of: composed.slug).frozen == nil)
        try Data(text.utf8).write(to: file)
        #expect(try await workshop.application.publish(composed.slug).status == .done)
    }
}
