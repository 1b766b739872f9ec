import Foundation

/// Orders papers by what the sources say of them, and says why.
///
/// Every count enters by its logarithm, so that 200 upvotes weigh about twice as much as 14 and a famous
/// paper does not drown all others. The weights are plain numbers that an operator can follow by hand.
public struct Ranking: Sendable {
    private let rules: SelectionRules
    private let day: CalendarDate

    /// - Parameter day: the day; freshness is counted from it.
    public init(rules: SelectionRules, day: CalendarDate) {
        self.rules = rules
        self.day = day
    }

    /// The best papers first, at most as many as the rules ask for.
    ///
    /// A paper without abstract, or with an excluded word, or for which `isKnown` says true, is left out.
    /// Equal scores are ordered by id, so that the same papers always give the same choice.
    public func choose(from papers: [Paper], isKnown: (Paper) -> Bool) -> [Choice] {
        let eligible = papers.filter { !$0.abstract.isEmpty && !isExcluded($0) && !isKnown($0) }
        let ranked = eligible.map(judge).sorted { ($1.score, $0.paper.id) < ($0.score, $1.paper.id) }
        return Array(ranked.prefix(rules.papers))
    }

    private func judge(_ paper: Paper) -> Choice {
        let factors = factors(of: paper)
        let weightiest = factors.filter { $0.weight > 0 }.sorted { $0.weight > $1.weight }.prefix(3).map(\.reason)
        return Choice(
            paper: paper,
            score: factors.map(\.weight).reduce(0, +),
            reasons: weightiest.isEmpty ? [.listed(paper.sources.first ?? .arxiv)] : Array(weightiest)
        )
    }

    private typealias Factor = (reason: Reason, weight: Double)

    private func factors(of paper: Paper) -> [Factor] {
        var factors: [Factor] = topics(of: paper)
        if let upvotes = paper.signals.filter({ $0.kind == .upvotes }).max(by: { $0.value < $1.value }) {
            factors.append((.upvotes(upvotes.value, on: upvotes.source), log2(1 + Double(upvotes.value))))
        }
        if let citations = paper.signal(.citations) {
            factors.append((.citations(citations), 0.5 * log2(1 + Double(citations))))
        }
        if let stars = paper.signal(.stars) {
            factors.append((.stars(stars), 0.25 * log2(1 + Double(stars))))
        }
        if paper.sources.count > 1 {
            factors.append((.sources(paper.sources.count), 0.5 * Double(paper.sources.count - 1)))
        }
        if let age = age(of: paper), age >= 0 {
            factors.append((.fresh(days: age), max(0, 1 - 0.1 * Double(age))))
        }
        return factors
    }

    private func topics(of paper: Paper) -> [Factor] {
        rules.include.compactMap { topic in
            if paper.title.mentions(topic) { return (.topic(topic), 3) }
            return paper.abstract.mentions(topic) ? (.topic(topic), 1.5) : nil
        }
    }

    private func isExcluded(_ paper: Paper) -> Bool {
        rules.exclude.contains { paper.title.mentions($0) || paper.abstract.mentions($0) }
    }

    private func age(of paper: Paper) -> Int? {
        paper.published.map { day.daysSinceEpoch - CalendarDate($0).daysSinceEpoch }
    }
}

extension String {
    /// Whether the phrase stands in the text as whole words, whatever the case; scripts without blanks between
    /// words are searched as they are.
    func mentions(_ phrase: String) -> Bool {
        var start = startIndex
        while let found = range(of: phrase, options: .caseInsensitive, range: start..<endIndex) {
            let before = found.lowerBound == startIndex ? nil : self[index(before: found.lowerBound)]
            let after = found.upperBound == endIndex ? nil : self[found.upperBound]
            if !joins(before, phrase.first) && !joins(phrase.last, after) { return true }
            start = index(after: found.lowerBound)
        }
        return false
    }

    /// Whether two neighbours belong to one word of a script that separates words by blanks.
    private func joins(_ left: Character?, _ right: Character?) -> Bool {
        guard let left, let right else { return false }
        return left.isASCII && right.isASCII && (left.isLetter || left.isNumber) && (right.isLetter || right.isNumber)
    }
}
