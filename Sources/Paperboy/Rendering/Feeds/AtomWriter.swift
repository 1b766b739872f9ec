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
            title(feed.title),
            "<subtitle>\(feed.subtitle)</subtitle>",
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
            title(entry.title),
            "<id>\(entry.id)</id>",
            alternate(entry.url),
        ]
        let rest: [Markup?] = [
            "<published>\(entry.published.rfc3339)</published>",
            "<updated>\(entry.updated.rfc3339)</updated>",
        ]
        let texts: [Markup?] = [
            "<summary>\(entry.summary)</summary>",
            entry.image.map(MediaRSS.content),
            #"<content type="html">\#(entry.content.source)</content>"#,
            "</entry>",
        ]
        return (fixed + entry.links.map(link) + rest + entry.categories.map(category) + texts).lines()
    }

    /// Readers disagree on whether a plain `&lt;` in a title is text or a tag; escaped twice as HTML it is text to all.
    private func title(_ text: String) -> Markup {
        let escaped = Markup(text: text).source
        return text.contains(/[&<>]/) ? #"<title type="html">\#(escaped)</title>"# : "<title>\(text)</title>"
    }

    private func alternate(_ url: String) -> Markup {
        link(Feed.Link(relation: .alternate, url: url, language: feed.language))
    }

    private func link(_ link: Feed.Link) -> Markup { link.element(named: "link") }

    private func category(_ term: String) -> Markup { #"<category term="\#(term)"/>"# }
}
