/// What was made of a day's papers.
public struct Selection: Equatable, Sendable {
    /// All papers: the chosen in their order, then the others by score, then those that were never in question.
    public var judgements: [Judgement]

    /// The papers of the issue, in order.
    public var choices: [Choice] {
        judgements.compactMap { judgement in
            guard case .chosen = judgement.fate else { return nil }
            return Choice(paper: judgement.paper, score: judgement.score, reasons: judgement.reasons)
        }
    }
}
