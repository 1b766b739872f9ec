/// Writes a list of feeds as OPML 2.0 (<http://opml.org/spec2.opml>), which readers import in one step.
///
/// A feed is listed once, as Atom: a reader that imports all formats of one feed subscribes to it three times.
struct OPMLWriter {
    let title: String
    let owner: String
    let feeds: [Feed]

    func document() -> String {
        let document: Markup = """
            <?xml version="1.0" encoding="utf-8"?>
            <opml version="2.0">
            <head>
            <title>\(title)</title>
            <ownerName>\(owner)</ownerName>
            </head>
            <body>
            \(feeds.map(outline).joined(separator: "\n"))
            </body>
            </opml>

            """
        return document.source
    }

    /// `type` is `rss` for Atom too: the specification knows no other and every reader looks for it.
    private func outline(_ feed: Feed) -> Markup {
        #"""
        <outline type="rss" text="\#(feed.title)" title="\#(feed.title)" description="\#(feed.subtitle)" \#
        language="\#(feed.language.rawValue)" xmlUrl="\#(feed.address(of: .atom))" htmlUrl="\#(feed.url)"/>
        """#
    }
}
