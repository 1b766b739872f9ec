/// Writes a feed as RSS 2.0, with what it lacks from Atom, Dublin Core, Content and Media RSS.
struct RSSWriter {
    let feed: Feed

    func document() -> String {
        let document: Markup = """
            <?xml version="1.0" encoding="utf-8"?>
            <?xml-stylesheet type="text/css" href="\(feed.stylesheet)"?>
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" \
            xmlns:content="http://purl.org/rss/1.0/modules/content/" \
            xmlns:dc="http://purl.org/dc/elements/1.1/" \
            xmlns:media="http://search.yahoo.com/mrss/" \
            xml:lang="\(feed.language.rawValue)">
            <channel>
            \(channel)
            </channel>
            </rss>

            """
        return document.source
    }

    private var channel: Markup {
        let format = FeedFormat.rss
        let head: [Markup?] = [
            title(feed.title),
            "<link>\(feed.url)</link>",
            "<description>\(Markup(htmlInXML: feed.subtitle))</description>",
            #"<atom:link rel="self" type="\#(format.mediaType)" href="\#(feed.address(of: format))"/>"#,
            "<language>\(feed.language.rawValue)</language>",
            "<lastBuildDate>\(feed.updated.rfc5322)</lastBuildDate>",
            "<generator>Paperboy</generator>",
        ]
        return (head + feed.entries.map(item)).lines()
    }

    /// `description` is HTML by convention. It stands before `content:encoded`: some readers take the last of the two.
    private func item(_ entry: Feed.Entry) -> Markup {
        let head: [Markup?] = [
            "<item>",
            title(entry.title),
            "<link>\(entry.url)</link>",
            #"<guid isPermaLink="false">\#(entry.id)</guid>"#,
            "<pubDate>\(entry.published.rfc5322)</pubDate>",
            "<dc:creator>\(feed.author)</dc:creator>",
        ]
        let texts: [Markup?] = [
            "<description>\(Markup(htmlInXML: entry.summary))</description>",
            entry.image.map(MediaRSS.content),
            "<content:encoded>\(entry.content.source)</content:encoded>",
            "</item>",
        ]
        let links = entry.links.filter { $0.relation == .alternate }.map { $0.element(named: "atom:link") }
        let categories = entry.categories.map { "<category>\(plain($0))</category>" as Markup }
        return (head + links + categories + texts).lines()
    }

    private func title(_ text: String) -> Markup { "<title>\(plain(text))</title>" }

    /// Titles and categories are plain text; hexadecimal references are what the RSS Best Practices Profile asks for
    /// there, because some readers take `&lt;` for a tag.
    private func plain(_ text: String) -> Markup {
        let escaped = Markup(text: text).source
        return Markup(
            trusted: escaped.replacing("&amp;", with: "&#x26;")
                .replacing("&lt;", with: "&#x3C;").replacing("&gt;", with: "&#x3E;")
        )
    }
}
