import Foundation
import Logging
import Testing

@testable import Paperboy

/// SpamAssassin's own rules, without asking anybody: what the text and the header of a message alone cost.
@Suite(
    "Mail before a spam filter",
    .enabled(if: InstalledTools.hasSpamFilter, "skipped: spamassassin is missing; run scripts/install test")
)
struct SpamTests {
    /// Filters begin to sort out at 5; what others ask about sender and links needs room below that.
    private static let most = 1.5
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// The sample's issue as readers get it, signed by both kinds of key.
    private func messages() async throws -> [URL] {
        let demo = Demo(folder: folder.url.appending(path: "demo"))
        try demo.set()
        let kinds: [(PrivateKey.Kind, String)] = [(.rsa, "rsa"), (.ed25519, "ed")]
        let keys = try kinds.map { kind, selector in
            let file = folder.url.appending(path: "\(selector).pem")
            _ = try DKIMKeyReport.generate(kind, for: .init(domain: "example.com", selector: selector, keyFile: file))
            return "{domain: example.com, selector: \(selector), key-file: \(file.path)}"
        }
        let text = try String(contentsOf: demo.configuration, encoding: .utf8)
        let signed = text.replacing("mail:\n", with: "mail:\n  dkim: [\(keys.joined(separator: ", "))]\n")
        try Data(signed.utf8).write(to: demo.configuration)
        let application = try Application(
            configuration: .read(file: demo.configuration, environment: [:]),
            world: .live(userAgent: "paperboy-tests"),
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        _ = try await demo.play(application)
        let outbox = folder.url.appending(path: "demo/outbox")
        let found = FileManager.default.enumerator(at: outbox, includingPropertiesForKeys: nil)
        return (found?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "eml" }
    }

    /// The score and the rules that made it. The relay's line is there, as at a receiver.
    private func score(_ message: URL) throws -> (points: Double, rules: String) {
        let text = try String(contentsOf: message, encoding: .utf8)
        let lines = text.split(whereSeparator: \.isNewline)
        let date = try #require(lines.first { $0.hasPrefix("Date: ") }).dropFirst(6)
        let received = """
            Received: from relay.example.com (relay.example.com [93.184.216.34])\r
            \tby mx.example.org (Postfix) with ESMTPS id 4F2A1C0\r
            \tfor <reader@example.org>; \(date)\r

            """
        let file = folder.url.appending(path: "received.eml")
        try (Data(received.utf8) + Data(contentsOf: message)).write(to: file)
        let output = try Emlcheck.run("spamassassin", ["--local", "--test-mode", file.path]).output
        let header = output.split(whereSeparator: \.isNewline).drop { !$0.hasPrefix("X-Spam-Status:") }
        let status = header.prefix(1) + header.dropFirst().prefix { $0.hasPrefix("\t") }
        let rules = status.joined()
        let points = try #require(rules.firstMatch(of: /score=(-?[0-9.]+)/)).1
        return (try #require(Double(points)), rules)
    }

    @Test("costs next to nothing in Japanese and in English")
    func points() async throws {
        let messages = try await messages()
        var languages: Set<Substring> = []
        for message in messages {
            let text = try String(contentsOf: message, encoding: .utf8)
            languages.formUnion(text.firstMatch(of: /Content-Language: (\S+)/).map { [$0.1] } ?? [])
            let signatures = text.ranges(of: "DKIM-Signature:").count
            #expect(signatures == 2)
            let (points, rules) = try score(message)
            #expect(points <= Self.most, "\(rules)")
        }
        #expect(languages == ["ja", "en"])
    }
}
