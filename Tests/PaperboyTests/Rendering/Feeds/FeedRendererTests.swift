import Foundation
import Paperboy
import Testing

@Suite("Feeds")
struct FeedRendererTests {
    @Test(
        "are the files that were looked at and found good",
        arguments: [
            "ja/atom.xml", "ja/rss.xml", "ja/feed.json", "en/atom.xml", "en/rss.xml", "en/feed.json", "feeds.opml",
        ]
    )
    func golden(path: String) throws {
        let file = try #require(FeedSample.renderer().files(for: FeedSample.issues())[path])
        let difference = try FeedGolden.difference(of: file, from: path)
        #expect(difference == nil)
    }

    @Test("are the same bytes when built twice, whatever the order of the issues")
    func stable() throws {
        let issues = try FeedSample.issues()
        let files = try FeedSample.renderer().files(for: issues)
        #expect(try FeedSample.renderer().files(for: issues.reversed()) == files)
    }

    @Test("differ in one entry alone when one summary is edited")
    func oneEdit() throws {
        var issues = try FeedSample.issues()
        let before = try FeedSample.renderer().feed(of: issues, in: .japanese)
        issues[0].entries[0].summaries[.japanese]?.text = "書き直しました。"
        let after = try FeedSample.renderer().feed(of: issues, in: .japanese)
        #expect(after.entries[0] == before.entries[0])
        #expect(after.entries[1].content != before.entries[1].content)
        var restored = after
        restored.entries[1].content = before.entries[1].content
        #expect(restored == before)
    }

    @Test("keep their ids when site and titles change")
    func ids() throws {
        var moved = FeedSample.newsletter
        moved.site = "http://elsewhere.example.org/"
        moved.names = [(.japanese, "新しい名前"), (.english, "A New Name")]
        let before = try FeedSample.renderer().feed(of: FeedSample.issues(), in: .japanese)
        let after = try FeedSample.renderer(moved).feed(of: FeedSample.issues(), in: .japanese)
        #expect(after.title != before.title && after.entries[0].url != before.entries[0].url)
        #expect(after.id == before.id)
        #expect(after.entries.map(\.id) == before.entries.map(\.id))
        #expect(before.entries.map(\.id).first == "tag:blog.example.com,2026-02-26:llm-papers/ja")
    }

    @Test("hold the newest issues first, no more than asked for, and are as new as the first")
    func limit() throws {
        let issues = try (10...28).map { try FeedSample.issue(on: "2026-02-\($0)", entries: []) }
        let renderer = FeedSample.renderer(entries: 3)
        let feed = try renderer.feed(of: issues, in: .english)
        #expect(feed.entries.map(\.published.day.day) == [28, 27, 26])
        #expect(feed.updated.rfc3339 == "2026-02-28T06:00:00+09:00")
    }

    @Test("leave out issues without an edition in their language")
    func missingEdition() throws {
        var issues = try FeedSample.issues()
        issues[1].editions.removeAll { $0.language == .english }
        let english = try FeedSample.renderer().feed(of: issues, in: .english)
        let japanese = try FeedSample.renderer().feed(of: issues, in: .japanese)
        #expect(english.entries.map(\.published.day.day) == [25])
        #expect(japanese.entries[0].links.filter { $0.relation == .alternate }.isEmpty)
    }

    @Test("are dated 2000 without issues")
    func empty() throws {
        let feed = try FeedSample.renderer().feed(of: [], in: .japanese)
        #expect(feed.entries.isEmpty)
        #expect(feed.updated.rfc3339 == "2000-01-01T00:00:00Z")
    }

    @Test("say so when an issue has no papers")
    func noPapers() throws {
        let issue = try FeedSample.issue(on: "2026-02-26", entries: [])
        let entry = try #require(FeedSample.renderer().feed(of: [issue], in: .english).entries.first)
        #expect(entry.content == "<p>0 papers</p>")
        #expect(entry.summary == "0 papers")
        #expect(entry.image == nil)
    }

    @Test("sum an issue up by its first two papers")
    func summary() throws {
        let papers = try FeedSample.issues().flatMap(\.entries)
        let issue = try FeedSample.issue(on: "2026-02-26", entries: papers + papers)
        let entry = try #require(FeedSample.renderer().feed(of: [issue], in: .japanese).entries.first)
        #expect(entry.summary.hasSuffix("Tokens\"など6本の論文を紹介します。"))
    }

    @Test("show an address that is not of the web as text, never as a link")
    func hostileLink() throws {
        var issue = try FeedSample.issues()[0]
        issue.entries[0].links = [Link(kind: .abstract, url: "javascript:alert(1)")]
        let entry = try #require(FeedSample.renderer().feed(of: [issue], in: .english).entries.first)
        #expect(!entry.content.source.contains("javascript"))
        #expect(entry.content.source.contains(#"<span lang="en">A Paper Without Anything</span>"#))
        #expect(!entry.links.contains { $0.relation == .related })
    }

    @Test("show the same figure in the text and as lead image")
    func leadImage() throws {
        let entry = try #require(FeedSample.renderer().feed(of: FeedSample.issues(), in: .english).entries.first)
        let image = try #require(entry.image)
        #expect(image.url == "https://blog.example.com/llm-papers-2026-02-26/paper_1.png")
        #expect(entry.content.source.contains(#"<img src="\#(image.url)""#))
    }
}
