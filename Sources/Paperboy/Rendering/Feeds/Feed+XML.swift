extension Feed.Link {
    /// An `atom:link` element; RSS borrows it under a prefix.
    func element(named name: String) -> Markup {
        let language: Markup? = language.map { #" hreflang="\#($0.rawValue)""# }
        let title: Markup? = title.map { #" title="\#($0)""# }
        return #"<\#(name) rel="\#(relation.rawValue)" type="text/html"\#(language) href="\#(url)"\#(title)/>"#
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
