import Foundation
import Testing

@testable import Paperboy

@Suite("Feed as a source")
struct FeedSourceTests {
    private let window = Range.days("2026-02-20", "2026-02-26")

    private func source(_ script: ScriptedFetch) -> FeedSource {
        FeedSource(name: "Example Lab", endpoint: URL(known: "https://lab.example.org/feed"), fetch: script.fetch)
    }

    private func identifiers(_ item: String) async throws -> [String]? {
        let feed = "<rss><channel><item><title>A title</title>\(item)</item></channel></rss>"
        return try await source(ScriptedFetch(feed)).papers(in: window).papers.first?.identifiers.map(\.description)
    }

    @Test(
        "knows a paper by arXiv identifier or DOI in its links, else in its text, else by its page",
        arguments: [
            (
                "<link>https://arxiv.org/abs/2602.12192v2</link>",
                ["arxiv:2602.12192", "web:https://arxiv.org/abs/2602.12192v2"]
            ),
            (
                "<link>https://a.example/p</link><guid>oai:arXiv.org:hep-th/9901001v1</guid>",
                ["arxiv:hep-th/9901001", "web:https://a.example/p"]
            ),
            (
                "<link>https://dl.acm.org/doi/abs/10.1145/3626772.3657957?x=1</link>",
                ["doi:10.1145/3626772.3657957", "web:https://dl.acm.org/doi/abs/10.1145/3626772.3657957?x=1"]
            ),
            (
                "<link>https://a.example/p</link><identifier>doi:10.48550/arXiv.2602.12192</identifier>",
                ["arxiv:2602.12192", "web:https://a.example/p"]
            ),
            ("<link>https://A.example/p?utm_source=rss&amp;q=1#top</link>", ["web:https://a.example/p?q=1"]),
            (
                "<link>https://a.example/p</link><description>See &lt;a href='https://arxiv.org/pdf/2602.12192'&gt;it&lt;/a&gt;.</description>",
                ["arxiv:2602.12192", "web:https://a.example/p"]
            ),
            (
                "<link>https://a.example/p</link><description>arXiv:2602.12192 and arXiv:2602.00001.</description>",
                ["web:https://a.example/p"]
            ),
        ]
    )
    func identity(item: String, expected: [String]) async throws {
        #expect(try await identifiers(item) == expected)
    }

    @Test("gives what was posted in the window and what has no date, each once")
    func window() async throws {
        let items = ["Tue, 24 Feb 2026 09:00:00 GMT", "Tue, 03 Feb 2026 09:00:00 GMT", "someday", "someday"]
            .enumerated().map {
                "<item><title>Paper \($0 / 3 * 3)\($0 == 1 ? "old" : "")</title><link>https://a.example/\(min($0, 2))</link><pubDate>\($1)</pubDate></item>"
            }
        let answer = try await source(ScriptedFetch("<rss><channel>\(items.joined())</channel></rss>")).papers(
            in: window
        )
        let papers = PaperMerger().merged(answer.papers)
        #expect(papers.map(\.id.url) == ["https://a.example/0", "https://a.example/2"])
        #expect(papers.map(\.sources) == [["Example Lab"], ["Example Lab"]])
    }

    @Test("leaves the day of submission to arXiv, and keeps its own as the day of listing")
    func dates() async throws {
        let feed = """
            <rss><channel><item><title>About a paper</title><link>https://arxiv.org/abs/2602.12192</link>
            <pubDate>Tue, 24 Feb 2026 09:00:00 GMT</pubDate></item></channel></rss>
            """
        let paper = try #require(try await source(ScriptedFetch(feed)).papers(in: window).papers.first)
        #expect(paper.published == nil)
        #expect(paper.listed == ZonedTime("2026-02-24T09:00:00Z")?.instant)
    }

    @Test("names what is broken, and costs no item that is whole")
    func broken() async throws {
        let feed =
            "<rss><channel><item><title>A</title><link>https://a.example/1</link></item><item><title>B</title></item>"
        let answer = try await source(ScriptedFetch(feed)).papers(in: window)
        #expect(answer.papers.map(\.title) == ["A"])
        #expect(answer.problems.count == 2)
        await #expect(throws: SourceError.self) { try await source(ScriptedFetch("<rss")).papers(in: window) }
    }
}
