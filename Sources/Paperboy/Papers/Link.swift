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
    /// Absolute, `http` or `https` in lower case.
    public var url: String

    public init(kind: Kind, url: String) {
        self.kind = kind
        self.url = url
    }
}

extension String {
    /// The address with its scheme in lower case (RFC 3986 §6.2.2.1); the rest as it is.
    var withLowerCaseScheme: String {
        guard let scheme = prefixMatch(of: /[A-Za-z][A-Za-z0-9+.\-]*:/) else { return self }
        return scheme.output.lowercased() + self[scheme.range.upperBound...]
    }
}
