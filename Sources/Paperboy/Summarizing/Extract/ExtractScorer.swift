/// How well each sentence of an abstract stands for the whole: cue phrase + title + ½ LexRank + 0.3 position, each
/// as a z-score.
///
/// The weights are those that did best on SciTLDR among the methods that need no training.
struct ExtractScorer {
    /// Scores of `sentences` in their order; 0 is the average.
    func scores(of sentences: [String], title: String) -> [Double] {
        let vectors = TermVector.vectors(of: sentences + [title])
        let cues = sentences.indices.map { cue(sentences[$0], at: $0, of: sentences.count) }
        let titles = vectors.dropLast().map { $0.cosine(vectors[sentences.count]) }
        let ranks = LexRank.scores(of: Array(vectors.dropLast()))
        let positions = sentences.indices.map { -Double($0) }
        return zip(zip(cues.zScores, titles.zScores), zip(ranks.zScores, positions.zScores)).map {
            $0.0 + $0.1 + 0.5 * $1.0 + 0.3 * $1.1
        }
    }

    /// Of two sentences with equal cues, the earlier one says what the paper does, the later one elaborates.
    private func cue(_ sentence: String, at index: Int, of count: Int) -> Double {
        let strength = CuePhrase.strength(of: sentence)
        return strength == 0 ? 0 : strength - Double(index) / Double(count)
    }
}

extension [Double] {
    /// The values as distances from their mean, in standard deviations; zeros where all are equal.
    fileprivate var zScores: [Double] {
        let mean = reduce(0, +) / Double(count)
        let deviation = (reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)).squareRoot()
        return map { deviation > 0 ? ($0 - mean) / deviation : 0 }
    }
}
