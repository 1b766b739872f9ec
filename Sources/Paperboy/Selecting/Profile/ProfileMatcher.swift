import Foundation

/// Compares papers with the examples of the interest profile, by BM25 over title and abstract.
///
/// The example's most telling words are the query. What a paper scores is divided by what the example's own text
/// scores for it, so that degrees can be compared from day to day and weighed with other signals.
struct ProfileMatcher {
    private let examples: [Example]

    /// A longer query does not find better, only slower.
    private static let mostTerms = 40
    /// An example of fewer words is weaker evidence: a title of three words fits too much.
    private static let fewTerms = 12.0

    init(examples: [Example]) { self.examples = examples }

    /// The likeness of each paper that has anything in common with an example. A paper is not compared with itself.
    func likeness(of papers: [Paper]) throws(StoreError) -> [PaperID: Likeness] {
        guard !examples.isEmpty, !papers.isEmpty else { return [:] }
        let texts =
            papers.map { ProfileText(title: $0.title, abstract: $0.abstract) }
            + examples.map { ProfileText(title: $0.title, abstract: $0.abstract) }
        let rarity = Self.rarity(of: texts)
        let index = try TextIndex(texts)
        var best: [Int: Match] = [:]
        for (number, example) in examples.enumerated() {
            let own = papers.count + number
            let query = Self.query(texts[own], rarity)
            let relevance = try index.relevance(of: query)
            guard let most = relevance[own], most > 0 else { continue }
            let trust = min(1, Double(query.count) / Self.fewTerms)
            for (row, value) in relevance where row < papers.count && !example.isSame(as: papers[row]) {
                let match = Match(degree: trust * min(1, value / most), example: number, query: query)
                if match.degree > best[row, default: .none].degree { best[row] = match }
            }
        }
        return best.reduce(into: [:]) { result, entry in
            let shared = entry.value.query.filter(texts[entry.key].terms.contains).prefix(3)
            result[papers[entry.key].id] = Likeness(
                example: Self.shortened(examples[entry.value.example].title),
                terms: Array(shared),
                degree: entry.value.degree
            )
        }
    }

    private struct Match {
        var degree: Double
        var example: Int
        /// Most telling first.
        var query: [String]

        static let none = Match(degree: 0, example: 0, query: [])
    }

    /// The inverse document frequency of every term.
    private static func rarity(of texts: [ProfileText]) -> [String: Double] {
        let frequencies = texts.reduce(into: [String: Int]()) { counts, text in
            for term in text.terms { counts[term, default: 0] += 1 }
        }
        return frequencies.mapValues { log(Double(1 + texts.count) / Double(1 + $0)) }
    }

    /// The terms that tell the text from others, the most telling first: frequent here, rare elsewhere.
    private static func query(_ text: ProfileText, _ rarity: [String: Double]) -> [String] {
        let weights = text.counts.map { (term: $0.key, weight: Double($0.value) * (rarity[$0.key] ?? 0)) }
        return weights.sorted { ($1.weight, $0.term) < ($0.weight, $1.term) }.prefix(mostTerms).map(\.term)
    }

    private static func shortened(_ title: String) -> String {
        guard title.count > 60 else { return title }
        let head = title.prefix(60)
        let end = head.lastIndex(of: " ") ?? head.endIndex
        return head[..<end] + "…"
    }
}

/// A text as the terms that are indexed.
struct ProfileText {
    let title: [String]
    let abstract: [String]
    let counts: [String: Int]
    let terms: Set<String>

    init(title: String, abstract: String) {
        self.title = Terms.terms(of: title)
        self.abstract = Terms.terms(of: abstract)
        counts = (self.title + self.abstract).reduce(into: [:]) { $0[$1, default: 0] += 1 }
        terms = Set(counts.keys)
    }
}

extension Example {
    /// Whether the example is the paper.
    fileprivate func isSame(as paper: Paper) -> Bool {
        !Set(ids).isDisjoint(with: paper.identifiers) || title.caseInsensitiveCompare(paper.title) == .orderedSame
    }
}
