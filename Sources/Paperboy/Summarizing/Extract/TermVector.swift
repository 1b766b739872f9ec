import Foundation

/// A text as weights of its terms (TF-IDF), of length 1 unless the text has no terms.
struct TermVector {
    /// Sorted by term, so that sums always add up in the same order and scores are the same on every run.
    private let weights: [(term: Int, weight: Double)]

    /// The vectors of `texts`, with the document frequencies of these texts alone: no corpus is needed.
    static func vectors(of texts: [String]) -> [TermVector] {
        var numbers: [String: Int] = [:]
        let counts = texts.map { text in
            Terms.terms(of: text).reduce(into: [Int: Int]()) { counts, term in
                let number = numbers[term] ?? numbers.count
                numbers[term] = number
                counts[number, default: 0] += 1
            }
        }
        var frequencies = Array(repeating: 0, count: numbers.count)
        for term in counts.flatMap(\.keys) { frequencies[term] += 1 }
        let inverse = frequencies.map { 1 + log(Double(1 + texts.count) / Double(1 + $0)) }
        return counts.map { TermVector(counts: $0, inverseFrequencies: inverse) }
    }

    private init(counts: [Int: Int], inverseFrequencies: [Double]) {
        let raw = counts.sorted { $0.key < $1.key }.map {
            (term: $0.key, weight: Double($0.value) * inverseFrequencies[$0.key])
        }
        let length = raw.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
        weights = raw.map { ($0.term, $0.weight / length) }
    }

    /// How much two texts have in common, from 0 to 1.
    func cosine(_ other: TermVector) -> Double {
        var sum = 0.0
        var rest = other.weights[...]
        for (term, weight) in weights {
            rest = rest.drop { $0.term < term }
            if let match = rest.first, match.term == term { sum += weight * match.weight }
        }
        return sum
    }
}
