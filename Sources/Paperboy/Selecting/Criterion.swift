/// What can speak for a paper. Each is weighed by ``Weights`` and explained by ``Reason``.
public enum Criterion: String, Sendable, Codable, CaseIterable {
    /// People's votes at a source, as log2(1 + votes).
    case upvotes
    /// Comments at a source, as log2(1 + comments).
    case comments
    /// Citations, as log2(1 + citations).
    case citations
    /// Stars of the paper's repository, as log2(1 + stars).
    case stars
    /// How many people wrote it, as log2(authors / 5), 0 up to five: what a large group signs, it has invested in.
    case team
    /// 1 for a public repository and 1 for a project page: what can be tried is talked about.
    case code
    /// Sources that named the paper, beyond the first.
    case sources
    /// 1 for a paper of the issue's own day, half of it for every three days (by the hour) before; 0 after thirty.
    case freshness
    /// 1 for each included topic in the title, one half for each in the abstract alone.
    case topic
    /// How like the paper is to the nearest example of the interest profile, from 0 to 1.
    case profile
}
