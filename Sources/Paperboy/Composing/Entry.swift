/// A paper in an issue. All texts are plain: one line each, no markup.
public struct Entry: Equatable, Sendable {
    public var paper: PaperID
    public var title: String
    public var authors: [String]
    /// The day (UTC) on which the paper was first submitted.
    public var published: CalendarDate?
    /// The source that speaks for the paper.
    public var source: SourceName
    /// The first link of each kind is the one shown; an `abstract` link is always there.
    public var links: [Link]
    public var abstract: String
    public var figure: Figure?
    /// Why this paper, in the words of each edition's language.
    public var reasons: [Language: String]
    /// Which of the topics the paper is on; see ``Issue/topics``.
    public var topics: [String]
    /// A summary an edition; the key is the edition's language, ``Summary/language`` that of the text.
    public var summaries: [Language: Summary]

    public init(
        paper: PaperID,
        title: String,
        authors: [String] = [],
        published: CalendarDate? = nil,
        source: SourceName,
        links: [Link] = [],
        abstract: String = "",
        figure: Figure? = nil,
        reasons: [Language: String] = [:],
        summaries: [Language: Summary] = [:],
        topics: [String] = []
    ) {
        self.paper = paper
        self.title = title
        self.authors = authors
        self.published = published
        self.source = source
        self.links = links
        self.abstract = abstract
        self.figure = figure
        self.reasons = reasons
        self.summaries = summaries
        self.topics = topics
    }

    /// The address of the page with the abstract.
    public var url: String { link(.abstract) ?? paper.url }

    public func link(_ kind: Link.Kind) -> String? { links.first { $0.kind == kind }?.url }
}
