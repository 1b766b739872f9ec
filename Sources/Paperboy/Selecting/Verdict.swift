/// A ``Judgement`` in words, as it is kept and shown.
public struct Verdict: Equatable, Sendable, Codable {
    public struct Ground: Equatable, Sendable, Codable {
        /// The criterion's name, as in `selection.weights`.
        public var criterion: String
        public var points: Double
        public var text: String
    }

    public var paper: PaperID
    /// In points.
    public var score: Double
    /// `chosen`, `outranked`, `alike`, `under-floor`, `excluded`, `used` or `no-abstract`.
    public var fate: String
    /// Among the day's papers, from 1; nil for a paper that was not in question.
    public var place: Int?
    /// The fate in a sentence.
    public var explanation: String
    /// What counted, the weightiest first.
    public var grounds: [Ground]
}

extension Selection {
    /// What became of every paper, in the words of a language.
    func verdicts(under rules: SelectionRules, in words: Words) -> [Verdict] {
        let last = choices.last.map { choice in (score: choice.score, place: choices.count) }
        return judgements.map { judgement in
            Verdict(
                paper: judgement.paper.id,
                score: judgement.score.rounded(toPlaces: 3),
                fate: judgement.fate.name,
                place: judgement.fate.place,
                explanation: judgement.explanation(last: last, rules),
                grounds: judgement.factors.map { factor in
                    Verdict.Ground(
                        criterion: factor.criterion.rawValue,
                        points: factor.points.rounded(toPlaces: 3),
                        text: factor.reason.text(in: words)
                    )
                }
            )
        }
    }

    /// How many papers met which fate, for an issue that is too small: `3 in earlier issues, 2 under the floor`.
    var summary: String {
        let kinds = [
            ("used", "in earlier issues"), ("excluded", "with an excluded word"), ("no-abstract", "without abstract"),
            ("under-floor", "under the floor"), ("alike", "too like others"), ("outranked", "outranked"),
            ("chosen", "good enough"),
        ]
        let counts = judgements.reduce(into: [String: Int]()) { $0[$1.fate.name, default: 0] += 1 }
        return kinds.compactMap { name, words in counts[name].map { "\($0) \(words)" } }.joined(separator: ", ")
    }
}

extension Judgement {
    /// - Parameter last: score and place of the last paper that was chosen.
    fileprivate func explanation(last: (score: Double, place: Int)?, _ rules: SelectionRules) -> String {
        switch fate {
        case .chosen(let place): return "chosen, place \(place)"
        case .outranked(let place):
            let own = "place \(place) with \(score.written) points"
            guard let last else { return "outranked: \(own)" }
            return "outranked: \(own); the last chosen, place \(last.place), has \(last.score.written)"
        case .alike(let other): return "passed over for diversity: about the same as \(other), which was chosen"
        case .underFloor: return "under the floor: \(score.written) points, selection.floor is \(rules.floor.written)"
        case .excluded(let word): return "has the excluded word “\(word)”"
        case .used(let issue): return "in the earlier issue \(issue)"
        case .noAbstract: return "has no abstract, so there is nothing to summarise"
        }
    }
}

extension Judgement.Fate {
    var name: String {
        switch self {
        case .chosen: "chosen"
        case .outranked: "outranked"
        case .alike: "alike"
        case .underFloor: "under-floor"
        case .excluded: "excluded"
        case .used: "used"
        case .noAbstract: "no-abstract"
        }
    }

    fileprivate var place: Int? {
        switch self {
        case .chosen(let place), .outranked(let place): place
        default: nil
        }
    }
}
