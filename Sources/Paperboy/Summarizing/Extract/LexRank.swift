/// How central each sentence is among all: the weight that a walk along similarities gives it.
///
/// Erkan and Radev, "LexRank" (2004), continuous form: the edges are the cosines themselves, without a threshold.
enum LexRank {
    private static let damping = 0.85
    private static let precision = 1e-9
    private static let mostRounds = 200

    /// A score a vector, in their order; the scores add up to 1.
    static func scores(of vectors: [TermVector]) -> [Double] {
        let transitions = vectors.indices.map { transition(from: $0, among: vectors) }
        var scores = vectors.map { _ in 1 / Double(vectors.count) }
        for _ in 0..<mostRounds {
            let next = step(scores, along: transitions)
            let change = zip(scores, next).map { abs($0 - $1) }.max() ?? 0
            scores = next
            if change < precision { break }
        }
        return scores
    }

    private static func step(_ scores: [Double], along transitions: [[Double]]) -> [Double] {
        scores.indices.map { target in
            let inflow = scores.indices.reduce(0) { $0 + scores[$1] * transitions[$1][target] }
            return (1 - damping) / Double(scores.count) + damping * inflow
        }
    }

    /// Where the walk goes from a sentence; anywhere alike where it resembles none.
    private static func transition(from index: Int, among vectors: [TermVector]) -> [Double] {
        let cosines = vectors.indices.map { $0 == index ? 0 : vectors[index].cosine(vectors[$0]) }
        let sum = cosines.reduce(0, +)
        return sum > 0 ? cosines.map { $0 / sum } : cosines.map { _ in 1 / Double(vectors.count) }
    }
}
