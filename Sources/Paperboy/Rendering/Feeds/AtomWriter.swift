/// Writes a feed as Atom 1.0 (RFC 4287), with the lead image in Media RSS.
struct AtomWriter {
    let feed: Feed

    func document() -> String {
        let document: Markup = """
            <?xml version="1.0" encoding="utf-8"?>
            <?xml-stylesheet type="text/css" href="\(feed.stylesheet)"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" \
            xml:lang="\(feed.language.rawValue)">
            \(head)
            </feed>

            """
        return document.source
    }

    private var head: Markup {
        let format = FeedFormat.atom
        let fixed: [Markup?] = [
            text("title", feed.title),
            text("subtitle", feed.subtitle),
            "<id>\(feed.id)</id>",
            #"<link rel="self" type="\#(format.mediaType)" href="\#(feed.address(of: format))"/>"#,
            alternate(feed.url),
        ]
        let rest: [Markup?] = [
            "<updated>\(feed.updated.rfc3339)</updated>",
            "<author><name>\(feed.author)</name></author>",
            "<generator>Paperboy</generator>",
        ]
        return (fixed + feed.links.map(link) + rest + feed.entries.map(entry)).lines()
    }

    private func entry(_ entry: Feed.Entry) -> Markup {
        let fixed: [Markup?] = [
            "<entry>",
            text("title", entry.title),
            "<id>\(entry.id)</id>",
            alternate(entry.url),
        ]
        let rest: [Markup?] = [
            "<published>\(entry.published.rfc3339)</published>",
            "<updated>\(entry.updated.rfc3339)</updated>",
        ]
        let texts: [Markup?] = [
            text("summary", entry.summary),
            entry.image.map(MediaRSS.content),
            #"<content type="html">\#(entry.content.source)</content>"#,
            "</entry>",
        ]
        return (fixed + entry.links.map(link) + rest + entry.categories.map(category) + texts).lines()
    }

    /// A text construct. What looks like a tag or a reference is escaped twice, as HTML: of plain text that looks so,
    /// readers disagree on whether it is markup.
    private func text(_ name: Markup, _ text: String) -> Markup {
        text.contains(/<|&#?\w+;/)
            ? #"<\#(name) type="html">\#(Markup(htmlInXML: text))</\#(name)>"#
            : "<\(name)>\(text)</\(name)>"
    }

    private func alternate(_ url: String) -> Markup {
        link(Feed.Link(relation: .alternate, url: url, language: feed.language))
    }

    private func link(_ link: Feed.Link) -> Markup { link.element(named: "link") }

    private func category(_ term: String) -> Markup { #"<category term="\#(term)"/>"# }
}
