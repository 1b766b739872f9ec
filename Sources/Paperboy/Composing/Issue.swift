/// One number of the newsletter: its papers in order and its editions.
public struct Issue: Equatable, Sendable {
    public var slug: IssueSlug
    /// A tag URI (RFC 4151) such as `tag:blog.example.com,2026-02-26:llm-papers`, given once and never derived again:
    /// feed readers show an entry anew when its id changes.
    public var id: String
    /// When the issue appears, on the newsletter's clock; the date of every output.
    public var date: ZonedTime
    /// One edition a language, in the order of the configuration.
    public var editions: [Edition]
    public var entries: [Entry]
    /// The topics by which the entries are sorted, among which readers could choose; empty where there was no choice,
    /// and then the issue is for all.
    public var topics: [String]
    /// What happened at each source when the issue was collected.
    public var sources: [SourceNote]

    public init(
        slug: IssueSlug,
        id: String,
        date: ZonedTime,
        editions: [Edition],
        entries: [Entry],
        sources: [SourceNote] = [],
        topics: [String] = []
    ) {
        self.slug = slug
        self.id = id
        self.date = date
        self.editions = editions
        self.entries = entries
        self.sources = sources
        self.topics = topics
    }

    /// The identifier of one edition, the same in every feed.
    public func id(in language: Language) -> String { "\(id)/\(language)" }
}
