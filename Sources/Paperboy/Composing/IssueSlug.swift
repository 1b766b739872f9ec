/// The name of an issue in files and addresses: `<newsletter slug>-<date>`, such as `llm-papers-2026-02-26`.
public struct IssueSlug: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: String

    /// Nil unless made of `a-z`, `0-9` and single hyphens: the slug is a file name, a URL path and part of ids.
    public init?(rawValue: String) {
        guard rawValue.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil else { return nil }
        self.rawValue = rawValue
    }
}

extension IssueSlug: CustomStringConvertible {
    public var description: String { rawValue }
}
