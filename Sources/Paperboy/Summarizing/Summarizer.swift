/// Something that writes summaries: a model behind an API, recorded answers, or extraction.
public protocol Summarizer: Sendable {
    /// What the cache files its answers under: two summarizers that may answer differently differ in it.
    var identity: String { get }

    /// A summary of the paper's title and abstract for readers of `language`.
    /// - Throws: ``SummaryError``; the caller then falls back to extraction.
    func summary(of paper: Paper, in language: Language) async throws(SummaryError) -> Summary
}
