import Foundation
import Testing

@testable import Paperboy

@Suite("The sources in the configuration")
struct SourceSettingsTests {
    private func read(_ sources: String, contact: String = "editor@example.com") throws -> Configuration {
        let text = """
            newsletter:
              slug: papers
              site: https://blog.example.com/
              editions: [{language: en, title: Papers}]
              sender: {contact: "\(contact)"}
            sources:
            \(sources.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
            """
        return try ConfigurationReader(folder: URL(filePath: "/w", directoryHint: .isDirectory), environment: [:]).read(
            text,
            name: "p.yaml"
        )
    }

    private func failure(_ sources: String) -> String? {
        do {
            _ = try read(sources)
            return nil
        } catch {
            return "\(error)"
        }
    }

    @Test(
        "may name no category that arXiv does not have",
        arguments: [
            ("cs.AL", "arXiv has no category `cs.AL`; did you mean `cs.AI`?"),
            ("cs.cl", "arXiv has no category `cs.cl`; did you mean `cs.CL`?"),
            ("hep-phh", "arXiv has no category `hep-phh`; did you mean `hep-ph`?"),
            (
                "astro-ph",
                "arXiv has no category `astro-ph`; its papers are in `astro-ph.CO` and others; `astro-ph.*` is all of them"
            ),
            ("poetry", "arXiv has no category `poetry`; see https://arxiv.org/category_taxonomy"),
        ]
    )
    func categories(text: String, words: String) {
        #expect(failure("arxiv: {categories: [cs.CL, \(text)]}") == "p.yaml:7: sources.arxiv.categories: \(words)")
    }

    @Test("ask arXiv's other addresses only beside arXiv's own, or where the file says so")
    func fallBacks() throws {
        let own = try #require(try read("arxiv: {categories: [cs.CL]}").sources.arxiv)
        #expect(own.announcements?.absoluteString == "https://rss.arxiv.org/atom")
        #expect(own.archive?.absoluteString == "https://oaipmh.arxiv.org/oai")
        let other = try read(
            "arxiv: {categories: [cs.CL], endpoint: 'http://127.0.0.1:1/', oai: 'http://127.0.0.1:1/oai'}"
        )
        #expect(other.sources.arxiv?.announcements == nil)
        #expect(other.sources.arxiv?.archive?.absoluteString == "http://127.0.0.1:1/oai")
        #expect(try read("arxiv: {categories: [cs.CL], announcements: none}").sources.arxiv?.announcements == nil)
    }

    @Test("take second names of a category for the category, once")
    func synonyms() throws {
        #expect(
            try read("arxiv: {categories: [cs.NA, math.NA, cmp-lg]}").sources.arxiv?.categories.map(\.id) == [
                "math.NA", "cs.CL",
            ]
        )
    }

    @Test("may be feeds, each with a name of its own")
    func feeds() throws {
        let feeds = try read("feeds: [{name: A Lab, url: https://lab.example.org/feed}, {name: B, url: 'file:b.xml'}]")
            .sources.feeds
        #expect(feeds.map(\.name) == ["A Lab", "B"])
        #expect(feeds.map(\.url.absoluteString) == ["https://lab.example.org/feed", "file:///w/b.xml"])
        #expect(
            failure("feeds: [{name: arxiv, url: https://a.example/}]")?.contains("has the name `arxiv` already") == true
        )
        #expect(failure("feeds: [{name: a}]")?.contains("is missing; for example `url: https") == true)
    }

    @Test("may have pauses and an alarm, and Semantic Scholar may enrich alone")
    func rest() throws {
        let sources = try read("alarm: 5\npause: {lab.example.org: 5s}\nsemantic-scholar: {enrich: true}").sources
        #expect(sources.alarmDays == 5)
        #expect(sources.pauses.pause(for: URL(known: "https://lab.example.org/a")) == .seconds(5))
        #expect(sources.semanticScholar?.query == nil && sources.semanticScholar?.enriches == true)
        #expect(
            failure("semantic-scholar: {enrich: false}")?.contains("sources.semantic-scholar.query: is missing") == true
        )
        #expect(failure("pause: {a.example: soon}")?.contains("expected a time such as `3s`, found `soon`") == true)
    }

    @Test(
        "are told who asks and where to complain",
        arguments: [
            ("editor@example.com", "Paperboy/0.1 (+https://blog.example.com/; mailto:editor@example.com)"),
            ("https://example.com/contact", "Paperboy/0.1 (+https://blog.example.com/; https://example.com/contact)"),
            ("編集) (部@example.com", "Paperboy/0.1 (+https://blog.example.com/; mailto: @example.com)"),
            ("", "Paperboy/0.1 (+https://blog.example.com/)"),
        ]
    )
    func userAgent(contact: String, expected: String) throws {
        #expect(try read("hugging-face: {}", contact: contact).userAgent == expected)
    }
}
