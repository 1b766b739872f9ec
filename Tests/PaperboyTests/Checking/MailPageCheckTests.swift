import Foundation
import Testing

@testable import Paperboy

@Suite("Checks of the mails of an issue")
struct MailPageCheckTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func found(
        _ template: String? = nil,
        in name: String = "mail/issue.html",
        newsletter: Newsletter = MailSample.newsletter,
        recipient: MailRecipient = MailSample.recipient
    ) throws -> [Diagnosis] {
        if let template { try folder.write(template, to: name) }
        let renderer = MailRenderer(
            newsletter: newsletter,
            settings: MailSettings(from: try Mailbox("LLM Papers <news@example.com>")),
            templates: TemplateSet(folder: folder.url)
        )
        return MailPageCheck(
            newsletter: newsletter,
            language: .english,
            subject: "issue en",
            recipient: recipient,
            body: try renderer.body(of: MailSample.issue(), in: MailSample.english)
        ).diagnoses()
    }

    private let whole = """
        <p><a href="{{leave}}">out</a> {{sender.name}} {{sender.address}} {{sender.contact}} <a href="{{leave}}">out</a></p>
        """

    @Test("finds nothing in what our own templates make")
    func good() throws { #expect(try found().isEmpty) }

    @Test("a template may look as it likes, as long as it says what it must")
    func own() throws { #expect(try found(whole).isEmpty) }

    @Test(
        "tells what a template has lost",
        arguments: [
            ("{{sender.address}}", "", "the sender's address is not in the HTML", Diagnosis.State.failure),
            ("{{sender.name}}", "", "the sender's name is not in the HTML", .failure),
            ("<a href=\"{{leave}}\">out</a></p>", "</p>", "the HTML has one link to unsubscribe", .warning),
            ("{{leave}}", "#", "the HTML has no link to unsubscribe", .failure),
            ("</p>", "<img src=\"x.png\"></p>", "1 pictures without alt, the first x.png", .failure),
        ]
    )
    func lost(part: String, other: String, words: String, state: Diagnosis.State) throws {
        let found = try found(whole.replacing(part, with: other))
        #expect(found.map(\.finding) == [words])
        #expect(found.map(\.state) == [state])
    }

    @Test("tells it of the text too")
    func text() throws {
        let found = try found("{{newsletter}}", in: "mail/issue.txt").map(\.finding)
        #expect(found.count == 4 && found.allSatisfy { $0.contains("the text") })
    }

    @Test(
        "the size counts as Gmail counts it",
        arguments: [(50_000, nil), (95_000, .warning), (101_000, .failure)] as [(Int, Diagnosis.State?)]
    )
    func size(count: Int, state: Diagnosis.State?) throws {
        let filler = "<p>" + String(repeating: "x", count: count) + "</p>"
        #expect(try found(whole + filler).map(\.state) == [state].compactMap(\.self))
    }

    @Test("a reader without a way out is a failure")
    func noWayOut() throws {
        var recipient = MailSample.recipient
        (recipient.unsubscribeURL, recipient.unsubscribeMailto) = (nil, nil)
        #expect(try found(recipient: recipient).map(\.finding) == ["there is no way to unsubscribe"])
    }
}
