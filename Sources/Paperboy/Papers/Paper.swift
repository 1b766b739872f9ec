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
    /// When arXiv announced it.
    public var announced: Date?
    /// When people put it on a list of theirs, such as Hugging Face's of a day.
    public var listed: Date?
    /// arXiv categories, primary first.
    public var categories: [String]
    public var links: [Link]
    /// Addresses of pictures and films that people put beside the paper.
    @EmptyIfMissing public var media: [String]
    public var signals: [Signal]
    /// The sources that named the paper, each once.
    public var sources: [SourceName]
    /// What sources say that it is about, in their words.
    @EmptyIfMissing public var keywords: [String]
    /// Where it was published, such as `NeurIPS`.
    public var venue: String?
    /// A source's own summary in one sentence, made by a model.
    public var tldr: String?
    /// The address of the licence.
    public var license: String?
    /// Which source a field was taken from; empty before records are merged.
    @EmptyIfMissing public var origins: [Field: SourceName]

    public init(
        id: PaperID,
        aliases: [PaperID] = [],
        title: String,
        abstract: String = "",
        authors: [String] = [],
        published: Date? = nil,
        updated: Date? = nil,
        announced: Date? = nil,
        listed: Date? = nil,
        categories: [String] = [],
        links: [Link] = [],
        media: [String] = [],
        signals: [Signal] = [],
        sources: [SourceName] = [],
        keywords: [String] = [],
        venue: String? = nil,
        tldr: String? = nil,
        license: String? = nil,
        origins: [Field: SourceName] = [:]
    ) {
        self.id = id
        self.aliases = aliases
        self.title = title
        self.abstract = abstract
        self.authors = authors
        self.published = published
        self.updated = updated
        self.announced = announced
        self.listed = listed
        self.categories = categories
        self.links = links
        self.media = media
        self.signals = signals
        self.sources = sources
        self.keywords = keywords
        self.venue = venue
        self.tldr = tldr
        self.license = license
        self.origins = origins
    }

    /// The largest value of a kind of signal, over all sources.
    public func signal(_ kind: Signal.Kind) -> Int? {
        signals.filter { $0.kind == kind }.map(\.value).max()
    }
}
