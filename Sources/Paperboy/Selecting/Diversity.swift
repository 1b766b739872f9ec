/// Keeps an issue from being about one subject: greedy maximal marginal relevance (Carbonell and Goldstein, 1998).
///
/// The next paper is the one whose score, less what it has in common with a paper chosen before, is greatest:
/// `score × (1 − strength × cosine)`, the cosine over TF-IDF of title and abstract. On top of that a subject has at
/// most two papers, where there is any diversity at all: an issue is shorter rather than monotonous.
struct Diversity {
    struct Pick {
        /// Places in the ranking, in the order of choice.
        var chosen: [Int] = []
        /// Places that were passed over, each with the place of a chosen paper on the same subject.
        var alike: [Int: Int] = [:]
    }

    /// From 0 to 1.
    let strength: Double

    /// Different papers of one day have less than 0.35 in common, 999 pairs of 1,000; the same text reworded has
    /// more than this.
    private static let sameSubject = 0.5
    private static let mostOfOneSubject = 2

    /// - Parameter ranked: best first. Only the best are compared with one another: ten for each that is asked for,
    ///   fifty at least.
    func pick(_ count: Int, from ranked: [Judgement]) -> Pick {
        guard strength > 0 else { return Pick(chosen: Array(ranked.indices.prefix(count))) }
        var pool = Pool(ranked.prefix(max(50, 10 * count)), strength)
        var pick = Pick()
        while pick.chosen.count < count, let best = pool.best {
            pick.chosen.append(best)
            pool.take(best, &pick.alike)
        }
        return pick
    }

    private struct Pool {
        private let scores: [Double]
        private let vectors: [TermVector]
        private let strength: Double
        private var candidates: [Int]
        /// The greatest likeness of a candidate to a chosen paper.
        private var likeness: [Double]
        /// How many chosen papers are on the candidate's subject.
        private var kin: [Int]

        init(_ ranked: ArraySlice<Judgement>, _ strength: Double) {
            scores = ranked.map(\.score)
            vectors = TermVector.vectors(of: ranked.map { "\($0.paper.title) \($0.paper.abstract)" })
            self.strength = strength
            candidates = Array(scores.indices)
            likeness = Array(repeating: 0, count: scores.count)
            kin = Array(repeating: 0, count: scores.count)
        }

        /// Of equals the first.
        var best: Int? { candidates.max { (value(of: $0), $1) < (value(of: $1), $0) } }

        private func value(of index: Int) -> Double { scores[index] * (1 - strength * likeness[index]) }

        mutating func take(_ chosen: Int, _ alike: inout [Int: Int]) {
            candidates.removeAll { $0 == chosen }
            for index in candidates {
                let cosine = vectors[index].cosine(vectors[chosen])
                likeness[index] = max(likeness[index], cosine)
                guard cosine >= Diversity.sameSubject else { continue }
                kin[index] += 1
                if kin[index] >= Diversity.mostOfOneSubject { alike[index] = chosen }
            }
            candidates.removeAll { kin[$0] >= Diversity.mostOfOneSubject }
        }
    }
}
