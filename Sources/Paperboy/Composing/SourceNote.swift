/// What happened at one source, as readers see it in the foot of an issue.
public struct SourceNote: Equatable, Sendable, Codable {
    public enum Outcome: String, Sendable, Codable, CaseIterable {
        /// Papers came.
        case ok
        /// The source answered well and had nothing.
        case empty
        /// Some of the answer could not be used.
        case partial
        /// Nothing usable came.
        case failed
    }

    public var source: SourceName
    public var outcome: Outcome
    /// How many papers came.
    public var papers: Int
    /// What went wrong, with address and answer, for the operator; nil when all went well.
    public var detail: String?
    /// Whether the source is empty although its calendar says that there should be papers.
    public var isUnexpected: Bool

    public init(
        source: SourceName,
        outcome: Outcome,
        papers: Int,
        detail: String? = nil,
        isUnexpected: Bool = false
    ) {
        self.source = source
        self.outcome = outcome
        self.papers = papers
        self.detail = detail
        self.isUnexpected = isUnexpected
    }
}
