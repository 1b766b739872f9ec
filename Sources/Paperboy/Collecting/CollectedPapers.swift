/// What all sources together gave.
public struct CollectedPapers: Equatable, Sendable {
    /// Each work once, sorted by identifier.
    public var papers: [Paper]
    /// What happened at each source, in the order of the sources.
    public var notes: [SourceNote]

    public init(papers: [Paper], notes: [SourceNote]) {
        self.papers = papers
        self.notes = notes
    }
}
