/// Which of Semantic Scholar's searches is asked.
public enum SemanticScholarSearch: String, Sendable, CaseIterable {
    /// The best matches of plain words, at most 1,000.
    case relevance
    /// The newest matches; `+`, `|`, `-`, `"…"` and `*` in the query mean something.
    case bulk
}
