/// An address that belongs to a paper.
public struct Link: Hashable, Sendable, Codable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// The page with the abstract.
        case abstract
        case pdf
        case doi
        case code
        case project
        /// The page where people talk about the paper.
        case discussion
    }

    public var kind: Kind
    /// Absolute, `http` or `https`.
    public var url: String

    public init(kind: Kind, url: String) {
        self.kind = kind
        self.url = url
    }
}
