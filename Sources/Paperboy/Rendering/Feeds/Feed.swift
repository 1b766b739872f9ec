/// A feed in the terms of Atom (RFC 4287), before any format. Texts are plain, one line each; addresses absolute.
public struct Feed: Equatable, Sendable {
    /// A page that belongs to the feed or an entry.
    public struct Link: Equatable, Sendable {
        public enum Relation: String, Sendable {
            /// The same content as a page; at most one a language.
            case alternate
            /// What the content is about.
            case related
        }

        public var relation: Relation
        public var url: String
        /// The language of the page, where it is known.
        public var language: Language?
    }

    public struct Image: Equatable, Sendable {
        public var url: String
        /// Such as `image/png`.
        public var mediaType: String
        /// Pixels.
        public var width: Int
        /// Pixels.
        public var height: Int
    }

    public struct Entry: Equatable, Sendable {
        /// A tag URI, the same in every format and for ever.
        public var id: String
        public var title: String
        public var published: ZonedTime
        /// The last change that a reader should hear of.
        public var updated: ZonedTime
        /// The page of the entry in the feed's language.
        public var url: String
        /// Further pages: other languages, what the entry is about.
        public var links: [Link]
        public var summary: String
        /// The full text as HTML.
        public var content: Markup
        public var categories: [String]
        /// The first picture of the content, under the same address: readers show it once by that.
        public var image: Image?
    }

    public var id: String
    public var title: String
    public var subtitle: String
    public var updated: ZonedTime
    /// Who publishes.
    public var author: String
    public var language: Language
    /// The start page in the feed's language.
    public var url: String
    /// The start pages in other languages.
    public var links: [Link]
    /// The address of the folder that holds the feed in all formats; ends in a slash.
    public var folder: String
    /// The address of the CSS that browsers show the feed with.
    public var stylesheet: String
    /// Newest first.
    public var entries: [Entry]

    /// The address of the feed itself in a format.
    public func address(of format: FeedFormat) -> String { folder + format.fileName }
}
