/// What a source says of a paper's weight.
public struct Signal: Hashable, Sendable, Codable {
    /// What is counted. `rank` is the place in the source's own list, from 1; all others grow with weight.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case upvotes, comments, stars, citations, influentialCitations, rank
    }

    public var source: SourceName
    public var kind: Kind
    public var value: Int

    public init(source: SourceName, kind: Kind, value: Int) {
        self.source = source
        self.kind = kind
        self.value = value
    }
}
