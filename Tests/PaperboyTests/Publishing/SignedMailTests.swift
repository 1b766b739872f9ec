import Foundation
import PaperboyTesting
import Testing

@testable import Paperboy

/// What readers get from a newsletter with keys, a web side and a mailbox for bounces.
@Suite("Signed mail with ways back")
struct SignedMailTests {
    private let day = CalendarDate(daysSinceEpoch: 20_510)
    private let server: ScriptedSMTPServer
    private let workshop: Workshop
    private let records: String

    init() throws {
        server = try ScriptedSMTPServer.start()
        let folder = try TemporaryFolder()
        let kinds: [(PrivateKey.Kind, String)] = [(.rsa, "paperboy"), (.ed25519, "paperboy-ed")]
        records = try kinds.map { kind, selector in
            let file = folder.url.appending(path: "\(selector).pem")
            let settings = DKIMSettings(domain: "example.com", selector: selector, keyFile: file)
            let report = try DKIMKeyReport.generate(kind, for: settings)
            return "\(report.name)  \(report.value)\n"
        }.joined()
        workshop = try Workshop(
            sources: "  hugging-face: {endpoint: \"file:listing.json\"}",
            more: "web: {url: \"https://news.example.com/\"}",
            mail: """
                smtp://127.0.0.1:\(server.port)", bounces: bounce@example.com, dkim: [\
                {domain: example.com, selector: paperboy, key-file: paperboy.pem}, \
                {domain: example.com, selector: paperboy-ed, key-file: paperboy-ed.pem}], connections: "2
                """,
            folder: folder
        )
        let papers = [(title: "A paper that goes out by mail", abstract: "We propose to send it. It arrives 3 times.")]
        try folder.write(Workshop.listing(papers), to: "listing.json")
    }

    private func send() async throws -> [ScriptedSMTPServer.Message] {
        let csv = "email,name,language\nja@example.jp,佐藤 蓮,ja\nen@example.com,\"Doe, Ann\",en\nde@example.de,,de\n"
        _ = try workshop.application.importSubscribers(from: workshop.folder.write(csv, to: "r.csv"), dryRun: false)
        _ = try await workshop.application.run(day)
        return server.messages
    }

    private func text(_ message: ScriptedSMTPServer.Message) -> String {
        String(decoding: message.data, as: UTF8.self).replacing("\r\n ", with: " ")
    }

    @Test("each return path names issue and reader, in small letters too")
    func returnPaths() async throws {
        let messages = try await send()
        let application = workshop.application
        let keys = try application.store.keyRing(makeSecret: { _ in [] }, at: .distantPast)
        let mail = try #require(application.configuration.mail)
        let path = try #require(mail.returnPath(newsletter: "llm-papers", keys: keys))
        #expect(messages.count == 3)
        for message in messages {
            let found = try #require(try application.store.returned(to: message.sender.lowercased(), by: path))
            #expect(found.issue.rawValue == "llm-papers-2026-02-26")
            let reader = try #require(try application.store.subscriber(found.subscriber))
            #expect(message.recipients == [reader.address.rawValue])
        }
        #expect(Set(messages.map(\.sender)).count == 3)
        #expect(try application.store.returned(to: "bounce@example.com", by: path) == nil)
    }

    @Test("each way out is the reader's own, in the header, at the top and at the bottom")
    func waysOut() async throws {
        let messages = try await send()
        let application = workshop.application
        let keys = try application.store.keyRing(makeSecret: { _ in [] }, at: .distantPast)
        for message in messages {
            let text = text(message)
            let list = /List-Unsubscribe: <https:\/\/news\.example\.com\/unsubscribe\/([^>]+)>, <([^>]+)>\r\n/
            let found = try #require(text.firstMatch(of: list))
            let token = try #require(ReaderToken(found.1))
            let reader = try application.store.subscriber(
                by: token,
                for: .unsubscribe,
                newsletter: "llm-papers",
                keys: keys
            )
            #expect(reader?.address.rawValue == message.recipients[0])
            #expect(found.2 == "mailto:bounce@example.com?subject=unsubscribe%20\(found.1)")
            #expect(text.contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"))
            let body = try MailDecoder(message.data).parts().map { try $0.text() }
            for part in body {
                #expect(part.components(separatedBy: "https://news.example.com/unsubscribe/\(found.1)").count == 3)
                let manage = try #require(part.firstMatch(of: /https:\/\/news\.example\.com\/manage\/([A-Za-z0-9_-]+)/))
                let token = try #require(ReaderToken(manage.1))
                #expect(token.isGenuine(.manage, of: try #require(reader), newsletter: "llm-papers", keys: keys))
            }
        }
    }

    @Test(
        "emlcheck finds nothing in it",
        .enabled(if: Emlcheck.isAvailable, "skipped: emlcheck or its modules are missing")
    )
    func emlcheck() async throws {
        let messages = try await send()
        let key = try workshop.folder.write(records, to: "keys.txt")
        let options = ["--require-dkim", "--dkim-key-txt", key.path]
        #expect(try Emlcheck.findings(in: messages.map(\.data), options: options) == [])
    }

    @Test("a key that cannot be used stops the mail before a reader is touched")
    func badKey() async throws {
        try Data("no key".utf8).write(to: workshop.folder.url.appending(path: "paperboy.pem"))
        #expect(try await send().isEmpty)
        let slug = try #require(workshop.application.slug(of: day))
        let mail = try workshop.application.store.publications(of: slug).first { $0.channel == .mail }
        #expect(mail?.state == .failed && mail?.detail.contains("paperboy.pem: there is no private key") == true)
        #expect(try workshop.application.store.deliveryCounts(of: slug).isEmpty)
    }
}
