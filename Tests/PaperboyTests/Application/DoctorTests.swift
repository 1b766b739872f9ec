import Foundation
import PaperboyTesting
import Testing

@testable import Paperboy

@Suite("The doctor, checks before mail leaves, and test mails")
struct DoctorTests {
    private let day = CalendarDate(daysSinceEpoch: 20_510)
    private let relay: ScriptedSMTPServer
    private let dns: ScriptedDNSServer
    private let folder: TemporaryFolder
    private let record: String

    init() throws {
        relay = try ScriptedSMTPServer.start()
        dns = try ScriptedDNSServer()
        folder = try TemporaryFolder()
        let file = folder.url.appending(path: "dkim.pem")
        let settings = DKIMSettings(domain: "example.com", selector: "paperboy", keyFile: file)
        record = try DKIMKeyReport.generate(.ed25519, for: settings).value
        let papers = [(title: "A paper that goes out by mail", abstract: "We propose to send it.")]
        try folder.write(Workshop.listing(papers), to: "listing.json")
    }

    private func workshop(_ more: String = "") throws -> Workshop {
        try Workshop(
            sources: "  hugging-face: {endpoint: \"file:listing.json\"}",
            more: """
                dns: \(dns.server)
                web: {url: "https://news.example.com/", trusted-proxies: [127.0.0.1]}
                mailbox: {maildir: mailbox}
                \(more)
                """,
            mail: """
                smtp://127.0.0.1:\(relay.port)", bounces: bounce@example.com, \
                dkim: {domain: example.com, selector: paperboy, key-file: dkim.pem}, connections: "1
                """,
            folder: folder
        ) { world in
            world.ask = { request throws(HTTPError) in
                guard request.url.host() == "news.example.com" else {
                    throw HTTPError(url: request.url, reason: .status(404, retryAfter: nil))
                }
                return HTTPResponse(status: 200, headers: [:], body: Data())
            }
        }
    }

    private func publishRecords() {
        dns.add("paperboy._domainkey.example.com", text: record)
        dns.add("example.com", text: "v=spf1 mx -all")
        dns.add("_dmarc.example.com", text: "v=DMARC1; p=none")
        dns.add("example.com", mailExchanger: "mx.example.com")
    }

    private func composed(_ workshop: Workshop) async throws -> IssueSlug {
        _ = try await workshop.application.collect(day)
        _ = try await workshop.application.compose(day)
        return try #require(workshop.application.slug(of: day))
    }

    @Test("finds nothing wrong with a set-up that is whole")
    func whole() async throws {
        publishRecords()
        let workshop = try workshop()
        try workshop.subscribe("a@example.com")
        for name in ["blog/content/post", "mailbox/cur", "mailbox/new"] { try folder.make(name) }
        let report = await Doctor(at: workshop).report()
        #expect(report.checks.filter { $0.state != .ok } == [])
        #expect(report.status == .done)
        let subjects = Set(report.checks.map { String($0.subject.prefix { $0 != " " }) })
        let wanted = """
            store issues templates source summaries blog feeds web readers relay dkim spf dmarc mx unsubscribe bounces \
            rates mailbox addresses
            """
        #expect(subjects == Set(wanted.split(separator: " ").map(String.init)))
    }

    @Test("says of each fault what it is and what to do")
    func faults() async throws {
        relay.stop()
        try folder.write("no template {{#open}}", to: "templates/mail/issue.txt")
        try folder.write("", to: "templates/mail/isue.html")
        let file = try folder.write("", to: "blog")
        let report = try await Doctor(at: workshop()).report()
        #expect(report.status == .failed)
        let failed = report.checks.filter { $0.state == .failure }
        #expect(failed.map { $0.subject.prefix { $0 != " " } } == ["templates", "blog", "relay", "dkim", "mailbox"])
        #expect(failed.contains { $0.finding == "\(file.path) is no folder" })
        #expect(report.text.contains("did you mean mail/issue.html?"))
        #expect(report.checks.allSatisfy { $0.state == .ok || $0.state == .skipped || $0.advice != nil })
    }

    @Test("asks nobody outside when it is told so")
    func offline() async throws {
        relay.stop()
        for name in ["mailbox/cur", "mailbox/new"] { try folder.make(name) }
        let report = try await Doctor(at: workshop()).report(offline: true)
        #expect(report.status == .done)
        #expect(report.checks.filter { $0.state == .skipped }.map(\.subject).contains("dns"))
    }

    @Test("a key that is not in DNS holds the mail back, and neither blog nor feeds")
    func heldBack() async throws {
        let workshop = try workshop()
        try workshop.subscribe("a@example.com")
        let slug = try await composed(workshop)
        let report = try await workshop.application.publish(slug, offline: false)
        #expect(report.publications.map(\.state) == [.done, .done, .failed])
        #expect(report.publications.last?.detail.contains("there is no record in DNS") == true)
        #expect(relay.messages.isEmpty)
        #expect(try workshop.application.store.deliveryCounts(of: slug).isEmpty)
        publishRecords()
        #expect(try await workshop.application.publish(slug, offline: false).status == .done)
        #expect(relay.messages.count == 1)
    }

    @Test("a dry run tells what would be held back, in JSON too")
    func dryRun() async throws {
        let workshop = try workshop()
        let slug = try await composed(workshop)
        let report = try await workshop.application.publish(slug, dryRun: true, offline: false)
        #expect(report.checks.contains { $0.state == .failure && $0.subject.hasPrefix("dkim") })
        #expect(report.text.contains("mail: unfinished, would be held back; see below"))
        let json = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
        #expect(json.contains("\"state\":\"failure\""))
    }

    @Test("a link that is dead is told and keeps nothing back")
    func deadLink() async throws {
        publishRecords()
        let workshop = try workshop()
        let slug = try await composed(workshop)
        let report = try await workshop.application.publish(slug, offline: false)
        #expect(report.status == .done)
        #expect(report.checks.contains { $0.state == .warning && $0.finding.contains("is not there (HTTP 404)") })
    }

    @Test("a text with something to be filled in stops the issue before it is frozen, unless the operator says so")
    func leftover() async throws {
        publishRecords()
        let workshop = try workshop()
        let slug = try await composed(workshop)
        let name = "issues/\(slug)/issue.yaml"
        let text = try workshop.text(of: name).replacing("LLM Papers Survey (2026-02-26)", with: "Survey of TODO")
        try workshop.folder.write(text, to: name)
        let failure = await #expect(throws: CommandFailure.self) { try await workshop.application.publish(slug) }
        #expect(failure?.message.contains("\(slug) en: the title has “TODO”") == true)
        #expect(try workshop.application.store.issue(slug)?.content == nil)
        #expect(try await workshop.application.publish(slug, unchecked: true).status == .done)
    }

    @Test("a test mail is marked and signed, and leaves no trace", arguments: [nil, "en"])
    func testMail(language: String?) async throws {
        publishRecords()
        let workshop = try workshop()
        try workshop.subscribe("a@example.com")
        let slug = try await composed(workshop)
        let address = try #require(EmailAddress("me@example.com"))
        let report = try await workshop.application.publishTest(
            slug,
            to: address,
            language: language.flatMap(Language.init)
        )
        #expect(report.status == .done)
        #expect(relay.messages.map(\.recipients) == [["me@example.com"]])
        let mail = try MailDecoder(try #require(relay.messages.first).data)
        let subject = try MailDecoder.decoded(try #require(mail.value("Subject")))
        #expect(subject == (language == nil ? "[Test] LLM論文サーベイ（2026-02-26）" : "[Test] LLM Papers Survey (2026-02-26)"))
        #expect(mail.value("DKIM-Signature")?.contains("a=ed25519-sha256") == true)
        let store = workshop.application.store
        #expect(try store.issue(slug)?.content == nil)
        #expect(try store.deliveryCounts(of: slug).isEmpty && store.publications(of: slug).isEmpty)
    }

    @Test("a test mail goes out although the issue could not, and says so")
    func testOfBadIssue() async throws {
        let workshop = try workshop()
        let slug = try await composed(workshop)
        let address = try #require(EmailAddress("me@example.com"))
        let report = try await workshop.application.publishTest(slug, to: address)
        #expect(report.status == .partial && relay.messages.count == 1)
        #expect(report.text.contains("there is no record in DNS"))
        let unknown = Language(rawValue: "fr")
        await #expect(throws: CommandFailure.self) {
            try await workshop.application.publishTest(slug, to: address, language: unknown)
        }
    }
}
