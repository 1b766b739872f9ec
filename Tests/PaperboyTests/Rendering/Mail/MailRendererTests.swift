import Foundation
import Testing

@testable import Paperboy

@Suite("Mail renderer")
struct MailRendererTests {
    private func parts(_ edition: Edition, of issue: Paperboy.Issue) throws -> (text: String, html: String) {
        let parts = try MailDecoder(try MailSample.message(edition, of: issue)).parts()
        return (try #require(parts.first).text(), try #require(parts.last).text())
    }

    @Test("writes the same bytes as ever", arguments: [MailSample.japanese, MailSample.english])
    func golden(edition: Edition) throws {
        let message = try MailSample.message(edition, of: try MailSample.issue())
        #expect(try MailGolden.difference(of: message, from: "issue.\(edition.language).eml") == nil)
    }

    @Test("carries the fields of a list that one can leave with one click")
    func fields() throws {
        let message = try MailDecoder(try MailSample.message(MailSample.english, of: try MailSample.issue()))
        let expected = [
            "Date": "Thu, 26 Feb 2026 06:00:00 +0900", "From": "LLM Papers <news@example.com>",
            "To": "Ren Sato <reader@example.org>", "Subject": "LLM Papers Survey (2026-02-26)",
            "Message-ID": "<llm-papers-2026-02-26.4f1c@example.com>",
            "List-Id": "LLM Papers Survey <llm-papers.example.com>",
            "List-Unsubscribe": "<https://news.example.com/unsubscribe/9vN3kq0Yt2LwZ8aC>,"
                + " <mailto:unsubscribe+9vN3kq0Yt2LwZ8aC@example.com>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click", "List-Post": "NO",
            "List-Archive": "<https://blog.example.com/en/>", "Precedence": "bulk",
            "Archived-At": "<https://blog.example.com/en/llm-papers-2026-02-26/>", "Content-Language": "en",
            "Feedback-ID": "llm-papers-2026-02-26:en:issue:llm-papers", "MIME-Version": "1.0",
        ]
        for (name, value) in expected { #expect(message.value(name) == value) }
        #expect(message.value("Auto-Submitted") == nil)
    }

    @Test("promises one click only where there is an https address for it")
    func withoutPage() throws {
        var recipient = MailSample.recipient
        recipient.unsubscribeURL = nil
        let body = try MailSample.renderer().body(of: try MailSample.issue(), in: MailSample.english)
        let message = try MailDecoder(try body.message(to: recipient, date: MailSample.date))
        #expect(message.value("List-Unsubscribe") == "<mailto:unsubscribe+9vN3kq0Yt2LwZ8aC@example.com>")
        #expect(message.value("List-Unsubscribe-Post") == nil)
    }

    @Test("refuses a reader whose address would change the envelope")
    func injection() throws {
        var recipient = MailSample.recipient
        recipient.address = "a@example.org\r\nBcc: b@example.org"
        let body = try MailSample.renderer().body(of: try MailSample.issue(), in: MailSample.english)
        #expect(throws: MailAddressError(recipient.address, .controlCharacter)) {
            try body.message(to: recipient, date: MailSample.date)
        }
    }

    @Test("reports a domain in the configuration that no List-Id can have")
    func brokenDomain() throws {
        var newsletter = MailSample.newsletter
        newsletter.domain = "no domain"
        let body = try MailSample.renderer(newsletter).body(of: try MailSample.issue(), in: MailSample.english)
        #expect(throws: MailAddressError("llm-papers.no domain", .domain)) {
            try body.message(to: MailSample.recipient, date: MailSample.date)
        }
    }

    @Test("gives each reader their own links, first and last, in both parts")
    func personalLinks() throws {
        let (text, html) = try parts(MailSample.english, of: try MailSample.issue())
        let link = "https://news.example.com/unsubscribe/9vN3kq0Yt2LwZ8aC"
        #expect(text.ranges(of: link).count == 2)
        #expect(html.ranges(of: "href=\"\(link)\"").count == 2)
        let paper = try #require(html.firstRange(of: "<h2"))
        #expect(try #require(html.firstRange(of: link)).lowerBound < paper.lowerBound)
    }

    @Test("escapes the reader's links in HTML")
    func linkEscaping() throws {
        var recipient = MailSample.recipient
        recipient.unsubscribeURL = "https://news.example.com/u?a=1&b=\"><script>"
        let body = try MailSample.renderer().body(of: try MailSample.issue(), in: MailSample.english)
        let html = try MailDecoder(try body.message(to: recipient, date: MailSample.date)).parts()[1].text()
        #expect(html.contains("href=\"https://news.example.com/u?a=1&amp;b=%22%3E%3Cscript%3E\""))
    }

    @Test("marks English titles and extracts in a Japanese mail")
    func languages() throws {
        let html = try parts(MailSample.japanese, of: try MailSample.issue()).html
        #expect(html.contains("<html lang=\"ja\">"))
        #expect(html.contains("<h2 id=\"paper-2\" lang=\"en\""))
        #expect(html.firstMatch(of: /<p lang="en" class="summary"[^>]*>We light lanterns = slowly\.<\/p>/) != nil)
        #expect(html.firstMatch(of: /<p class="summary wide"[^>]*>凧のように/) != nil)
    }

    @Test("leads to every abstract with one click, in both parts, even where the issue names no link")
    func abstracts() throws {
        var issue = try MailSample.issue()
        issue.entries[1].links = []
        let body = try MailSample.renderer().body(of: issue, in: MailSample.english)
        let html = String(decoding: body.html(for: MailSample.recipient), as: UTF8.self)
        let text = String(decoding: body.text(for: MailSample.recipient), as: UTF8.self)
        for entry in issue.entries {
            #expect(html.contains(#"<a href="\#(entry.url)" "#))
            #expect(text.contains(": \(entry.url)"))
        }
    }

    @Test("says TeX in Unicode")
    func formulas() throws {
        var issue = try MailSample.issue()
        issue.entries[0].title = #"$\alpha^2$-nets for M\"uller at $5 a piece"#
        let body = try MailSample.renderer().body(of: issue, in: MailSample.english)
        let text = String(decoding: body.text(for: MailSample.recipient), as: UTF8.self)
        #expect(text.contains("α²-nets for Müller at $5 a piece"))
    }

    @Test("wraps Latin text at 72 columns and leaves Japanese paragraphs whole")
    func wrapping() throws {
        let english = try parts(MailSample.english, of: try MailSample.issue()).text
        #expect(english.split(separator: "\r\n").filter { !$0.contains("https://") }.allSatisfy { $0.count <= 72 })
        let japanese = try parts(MailSample.japanese, of: try MailSample.issue()).text
        let summary = try #require(try MailSample.issue().entries[0].summaries[.japanese])
        #expect(japanese.contains("\r\n\(summary.text)\r\n"))
    }

    @Test("keeps whole papers within what Gmail shows and says where the rest is")
    func sizeLimit() throws {
        var entry = try MailSample.issue().entries[0]
        let long = String(repeating: "Retrieval heads matter & more. ", count: 400)
        entry.summaries[.english] = Summary(text: long, language: .english, origin: .extract)
        let issue = try MailSample.issue(Array(repeating: entry, count: 12))
        let html = try parts(MailSample.english, of: issue).html
        #expect((70_000...MailRenderer.htmlLimit).contains(html.utf8.count))
        let papers = html.ranges(of: "<h2").count
        #expect((1..<12).contains(papers))
        #expect(html.contains("\(12 - papers) more papers: read the rest on the web"))
        #expect(html.hasSuffix("</html>\r\n"))
        #expect(html.contains("href=\"#paper-\(papers)\"") && !html.contains("href=\"#paper-\(papers + 1)\""))
    }

    @Test("scales a figure into the column and names its source")
    func figure() throws {
        let html = try parts(MailSample.english, of: try MailSample.issue()).html
        let image = try #require(html.firstMatch(of: /<img [^>]*>/)).0
        #expect(image.contains("src=\"https://blog.example.com/llm-papers-2026-02-26/paper_1.png\""))
        #expect(image.contains("width=\"552\" height=\"311\" alt=\"Drift in metres over time for three agents\""))
    }

    @Test("says in the preview line what is inside, in 40 to 90 columns")
    func preheader() throws {
        let html = try parts(MailSample.japanese, of: try MailSample.issue()).html
        let line = try #require(html.firstMatch(of: /<div class="preheader"[^>]*>([^<&]*)/)).1
        #expect(line.hasPrefix("KiteBench"))
        #expect((40...90).contains(String(line).columns))
    }

    @Test(
        "lets no title, name or text out of its place",
        arguments: [
            "\" onload=\"alert(1)", "\"\u{301} onload=alert(1) x=\u{301}\"", "</p><script>alert(1)</script>",
            "\u{1}leave\u{1}", "{{words.closing}}", "<\u{338}b>", "class=\"page\"",
        ]
    )
    func markup(text: String) throws {
        let issue = try MailSample.issue([try hostile(text)])
        let edition = Edition(language: .english, title: text)
        let html = try parts(edition, of: issue).html
        #expect(!html.unicodeScalars.elementsEqual("\(text)".unicodeScalars))
        #expect(html.utf8.count { $0 == UInt8(ascii: "\"") } % 2 == 0)
        let tags = html.matches(of: /<[A-Za-z!\/][^>]*>/).count
        let harmless = try parts(edition, of: try MailSample.issue([try hostile("x")])).html
        #expect(tags == harmless.matches(of: /<[A-Za-z!\/][^>]*>/).count)
        #expect(html.ranges(of: "unsubscribe/9vN3").count == 2)
    }

    private func hostile(_ text: String) throws -> Entry {
        var entry = try MailSample.issue().entries[0]
        entry.title = text
        entry.authors = [text]
        entry.figure = Figure(file: "\(text).png", width: 10, height: 10, alt: text, credit: text)
        entry.reasons = [.english: text]
        entry.links.append(Link(kind: .project, url: "javascript:\(text)"))
        entry.summaries = [.english: Summary(text: text, takeaway: text, language: .english, origin: .recorded(text))]
        return entry
    }
}
