extension Feed.Link {
    /// An `atom:link` element; RSS borrows it under a prefix.
    func element(named name: String) -> Markup {
        let language: Markup? = language.map { #" hreflang="\#($0.rawValue)""# }
        return #"<\#(name) rel="\#(relation.rawValue)" type="text/html"\#(language) href="\#(url)"/>"#
    }
}

/// The part of Media RSS (<https://www.rssboard.org/media-rss>) that names an entry's lead image.
enum MediaRSS {
    static func content(_ image: Feed.Image) -> Markup {
        #"""
        <media:content url="\#(image.url)" medium="image" type="\#(image.mediaType)" \#
        width="\#(image.width)" height="\#(image.height)"/>
        """#
    }
}

extension Markup {
    /// Plain text as HTML inside of XML, so escaped twice. Quotation marks need no escape in content and are left
    /// alone: browsers show a feed unescaped once only.
    init(htmlInXML text: String) {
        let html = Markup(text: text).source
            .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&gt;", with: ">")
        self.init(text: html)
    }
}
