/// Why there is no summary, in words that an operator can act on.
public struct SummaryError: Error, Equatable, CustomStringConvertible {
    public var paper: PaperID
    public var language: Language
    public var reason: String

    public init(paper: PaperID, language: Language, reason: String) {
        self.paper = paper
        self.language = language
        self.reason = reason
    }

    public var description: String { "no \(language) summary of \(paper): \(reason)" }
}
