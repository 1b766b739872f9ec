public import Foundation

/// One work, however many sources and versions name it.
public struct Paper: Equatable, Sendable, Codable {
    public var id: PaperID
    /// The other identifiers of the same work, sorted.
    public var aliases: [PaperID]
    /// Plain text on one line.
    public var title: String
    /// Plain text, one paragraph; empty where no source gives one.
    public var abstract: String
    /// Names in the order of the paper.
    public var authors: [String]
    /// When the first version was submitted (UTC).
    public var published: Date?
    /// When the newest version was submitted (UTC).
    public var updated: Date?
    /// arXiv categories, primary first.
    public var categories: [String]
    public var links: [Link]
    /// Addresses of pictures and films that people put beside the paper.
    public var media: [String]
    public var signals: [Signal]
    /// The sources that named the paper, each once.
    public var sources: [SourceName]

    public init(
        id: PaperID,
        aliases: [PaperID] = [],
        title: String,
        abstract: String = "",
        authors: [String] = [],
        published: Date? = nil,
        updated: Date? = nil,
        categories: [String] = [],
        links: [Link] = [],
        media: [String] = [],
        signals: [Signal] = [],
        sources: [SourceName] = []
    ) {
        self.id = id
        self.aliases = aliases
        self.title = title
        self.abstract = abstract
        self.authors = authors
        self.published = published
        self.updated = updated
        self.categories = categories
        self.links = links
        self.media = media
        self.signals = signals
        self.sources = sources
    }

    /// The largest value of a kind of signal, over all sources.
    public func signal(_ kind: Signal.Kind) -> Int? {
        signals.filter { $0.kind == kind }.map(\.value).max()
    }
}
