/// What the ranking made of one paper.
public struct Judgement: Equatable, Sendable {
    /// Whether the paper is in the issue, and if not, why.
    public enum Fate: Equatable, Sendable {
        /// In the issue at this place, from 1.
        case chosen(place: Int)
        /// Good enough, but others were better: its place among all, from 1.
        case outranked(place: Int)
        /// Too many of the chosen papers are about the same; one of them.
        case alike(PaperID)
        /// The score is under the floor.
        case underFloor
        /// Has an excluded word.
        case excluded(word: String)
        /// An earlier issue has it.
        case used(issue: String)
        /// There is nothing to summarise.
        case noAbstract
    }

    public var paper: Paper
    /// What counts for the paper, the weightiest first.
    public var factors: [Factor]
    public var fate: Fate

    /// In points.
    public var score: Double { factors.reduce(0) { $0 + $1.points } }

    /// The three reasons that weighed most; never empty.
    public var reasons: [Reason] {
        let weightiest = factors.prefix(3).map(\.reason)
        return weightiest.isEmpty ? [.listed(paper.sources.first ?? .arxiv)] : Array(weightiest)
    }
}
