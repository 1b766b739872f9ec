import Foundation
import Testing

@testable import Paperboy

private let address = URL(known: "https://lab.example.org/blog/feed.xml")

@Suite("Feed of any kind")
struct FeedDocumentTests {
    private static let examples: [(String, String)] = [
        (
            "RSS 0.91",
            """
            <?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x/y.dtd">
            <rss version="0.91"><channel><title>Lab</title><item><title>A &amp; B</title><link>/post/1</link>
            <description>Text &lt;b&gt;bold&lt;/b&gt;.</description></item></channel></rss>
            """
        ),
        (
            "RSS 1.0",
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
             xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://lab.example.org/"><title>Lab</title>
            <items/></channel><item rdf:about="https://lab.example.org/post/1"><title>A &amp; B</title>
            <link>https://lab.example.org/post/1</link><description>Text bold.</description>
            <dc:date>2026-02-25T06:00:00Z</dc:date><dc:creator>Ada Lovelace</dc:creator></item></rdf:RDF>
            """
        ),
        (
            "RSS 2.0",
            """
            \u{FEFF}<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
            <channel><item><media:title>No</media:title><title><![CDATA[A &amp; B]]></title>
            <guid>https://lab.example.org/post/1</guid><pubDate>Wed, 25 Feb 2026 06:00:00 GMT</pubDate>
            <author>ada@example.org (Ada Lovelace)</author><description>Text <![CDATA[<b>bold</b>.]]></description>
            <content:encoded>&lt;p&gt;Whole text.&lt;/p&gt;</content:encoded></item></channel></rss>
            """
        ),
        (
            "Atom 0.3",
            """
            <feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title mode="escaped">A &amp;amp; B</title>
            <link rel="alternate" href="https://lab.example.org/post/1"/><issued>2026-02-25T06:00:00Z</issued>
            <author><name>Ada Lovelace</name></author><summary>Text bold.</summary></entry></feed>
            """
        ),
        (
            "Atom 1.0",
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:lab.example.org,2026:1</id>
            <title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A &amp; <i>B</i></div></title>
            <link rel="self" href="https://lab.example.org/feed/1"/><link href="../post/1"/>
            <published>2026-02-25T06:00:00Z</published><updated>2026-02-26T06:00:00Z</updated>
            <author><name>Ada Lovelace</name><email>a@example.org</email></author>
            <content type="html">Text &lt;b&gt;bold&lt;/b&gt;.</content></entry></feed>
            """
        ),
        (
            "JSON Feed",
            """
             {"version": "https://jsonfeed.org/version/1.1", "items": [7, {"id": "1", "url": "/post/1", "title": "A & B",
              "content_html": "Text <b>bold</b>.", "summary": "Text bold.", "date_published": "2026-02-25T06:00:00Z",
              "authors": [{"name": "Ada Lovelace"}]}]}
            """
        ),
    ]

    @Test("gives the same item in every form", arguments: examples)
    func forms(name: String, feed: String) throws {
        let document = try FeedDocument(Data(feed.utf8), at: address)
        let item = try #require(document.items.first)
        #expect(document.items.count == 1 && document.damage == nil)
        #expect(item.title == "A & B")
        #expect(item.links.first == "https://lab.example.org/post/1")
        #expect(item.summary == "Text bold.")
        guard name != "RSS 0.91" else { return }
        #expect(item.published == ZonedTime("2026-02-25T06:00:00Z")?.instant)
        #expect(item.authors == ["Ada Lovelace"])
    }

    @Test("is read as far as it is whole, and the damage is named")
    func damage() throws {
        let feed = """
            <rss><channel><item><title>A&nbsp;B</title><link>https://a.example/1</link></item>
            <item><title>C</title><link>https://a.example/2
            """
        let document = try FeedDocument(Data(feed.utf8), at: address)
        #expect(document.items.count == 2)
        #expect(document.items.first?.links == ["https://a.example/1"])
        guard case .malformed(.xml, _, _) = document.damage else {
            Issue.record("\(String(describing: document.damage))")
            return
        }
    }

    @Test(
        "is nothing else",
        arguments: ["", "no feed", "<html><body>Hi</body></html>", "<opml/>", "[1]", "{\"items\": 3}", "<rss", "<"]
    )
    func refused(text: String) {
        #expect(throws: SourceError.Reason.self) { try FeedDocument(Data(text.utf8), at: address) }
    }

    @Test(
        "texts lose their tags, not their words",
        arguments: [
            ("a &lt; b &amp; c", "a < b & c"), ("<p>One</p><p>Two</p>", "One Two"), ("x<sub>2</sub>y", "x2y"),
            ("<script>alert(1)</script>Text<!-- no -->", "Text"), ("&#233;&#xe9;&eacute;", "éé&eacute;"),
            ("1 < 2", "1 < 2"),
            ("&#0;&#1114112;&#55296;ok", "ok"),
        ]
    )
    func texts(html: String, text: String) { #expect(FeedText.plain(html) == text) }

    @Test("is read or refused, whatever is broken in it", arguments: 0..<20)
    func mutations(seed: UInt64) {
        var numbers = SeededGenerator(seed: seed)
        for (_, feed) in Self.examples {
            for _ in 0..<20 {
                var bytes = Array(feed.utf8)
                for _ in 0..<Int.random(in: 1...4, using: &numbers) {
                    let place = Int.random(in: 0..<bytes.count, using: &numbers)
                    switch Int.random(in: 0..<3, using: &numbers) {
                    case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
                    case 1: bytes.removeSubrange(place..<min(place + 9, bytes.count))
                    default: bytes.insert(contentsOf: bytes.prefix(place), at: place)
                    }
                    if bytes.isEmpty { bytes = [0x3C] }
                }
                let items = (try? FeedDocument(Data(bytes), at: address))?.items ?? []
                #expect(items.allSatisfy { !$0.title.contains("\n") })
            }
        }
    }
}
