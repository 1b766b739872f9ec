import Foundation
import Paperboy
import Testing

@Suite("Configuration of mail")
struct MailConfigurationTests {
    private func read(_ lines: String) throws -> MailDelivery {
        let from = "mail: {from: \"News <news@example.com>\", smtp: \"outbox:outbox\"}"
        let text = Workshop.configuration(sources: "  hugging-face: {}")
            .replacing(from, with: "mail:\n  from: News <news@example.com>\n\(lines)")
        let configuration = try ConfigurationReader(folder: URL(fileURLWithPath: "/srv/papers"), environment: [:])
            .read(text, name: "paperboy.yaml")
        return try #require(configuration.mail)
    }

    @Test("mail is unsigned and has one return path unless more is said")
    func defaults() throws {
        let mail = try read("")
        #expect(mail.dkim.isEmpty && !mail.tagsBounces && mail.bounces == "news@example.com")
    }

    @Test("reads one key to sign with")
    func oneKey() throws {
        let settings = try read("  dkim: {domain: Example.com, selector: paperboy, key-file: dkim.pem}").dkim
        #expect(settings.map(\.recordName) == ["paperboy._domainkey.example.com"])
        #expect(settings.map(\.keyFile.path) == ["/srv/papers/dkim.pem"])
    }

    @Test("reads two keys to sign with")
    func twoKeys() throws {
        let settings = try read(
            """
              dkim:
                - {domain: example.com, selector: rsa, key-file: a.pem}
                - {domain: example.com, selector: ed, key-file: /etc/b.pem}
            """
        ).dkim
        #expect(settings.map(\.selector) == ["rsa", "ed"])
        #expect(settings.map(\.keyFile.path) == ["/srv/papers/a.pem", "/etc/b.pem"])
    }

    @Test("a mailbox for bounces gets return paths of their own")
    func bounces() throws {
        let mail = try read("  bounces: bounce@example.com")
        #expect(mail.tagsBounces && mail.bounces == "bounce@example.com")
    }

    @Test(
        "says what is wrong",
        arguments: [
            ("  dkim: {domain: example.com, selector: a, key-fiel: x}", "mail.dkim.key-file: is missing"),
            ("  dkim: {domain: example.com, selector: a, key-file: x, kind: rsa}", "mail.dkim.kind: unknown key"),
            ("  dkim: {selector: a, key-file: x}", "mail.dkim.domain: is missing"),
            ("  dkim: {domain: example.com, key-file: x}", "mail.dkim.selector: is missing"),
            ("  dkim: {domain: example.com, selector: a b, key-file: x}", "letters, digits and hyphens"),
            ("  dkim: dkim.pem", "mail.dkim: expected"),
            (
                "  dkim:\n    - {domain: e.com, selector: a, key-file: x}\n    - {domain: e.com, selector: a, key-file: y}",
                "stands twice"
            ),
            ("  bounces: a-mailbox-with-a-long-name@example.com", "at most 15 octets"),
        ]
    )
    func faults(lines: String, words: String) {
        let error = #expect(throws: YAMLError.self) { try read(lines) }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }
}
