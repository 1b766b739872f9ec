/// Something that writes summaries: a model behind an API, recorded answers, or extraction.
public protocol Summarizer: Sendable {
    /// What the cache files its answers under: two summarizers that may answer differently differ in it.
    var identity: String { get }

    /// As ``identity``, where answers in one language may change without those in others: a prompt a language.
    func identity(for language: Language) -> String

    /// A summary of the paper's title and abstract for readers of `language`.
    /// - Throws: ``SummaryError``; the caller then falls back to extraction.
    func summary(of paper: Paper, in language: Language) async throws(SummaryError) -> Summary

    /// Another summary, after the first one broke rules.
    /// - Parameter broken: the broken rules with the words that broke them, a sentence each.
    /// - Throws: ``SummaryError``; the caller then falls back to extraction.
    func summary(
        of paper: Paper,
        in language: Language,
        avoiding broken: [String]
    ) async throws(SummaryError) -> Summary
}

extension Summarizer {
    public func identity(for language: Language) -> String { identity }

    /// For those who cannot be told anything: the same again.
    public func summary(
        of paper: Paper,
        in language: Language,
        avoiding broken: [String]
    ) async throws(SummaryError) -> Summary {
        try await summary(of: paper, in: language)
    }
}
