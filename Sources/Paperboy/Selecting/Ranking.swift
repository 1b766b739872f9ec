import Foundation

/// Orders papers by what speaks for them, and says why.
///
/// A score is a sum of points, one term a ``Criterion``, that an operator can follow by hand. Counts enter by their
/// logarithm, so that 200 upvotes weigh about twice as much as 14 and a famous paper does not drown all others.
public struct Ranking: Sendable {
    private let rules: SelectionRules
    private let day: CalendarDate
    private let likeness: [PaperID: Likeness]

    /// After so many days a paper has half its points for freshness.
    private static let halfLife = 3.0
    /// After so many days freshness says nothing.
    private static let oldest = 30

    /// So many authors are nothing to mention.
    private static let usualTeam = 5.0

    /// - Parameters:
    ///   - day: the issue's day; freshness is counted from it.
    ///   - likeness: how like papers are to the examples of the interest profile.
    public init(rules: SelectionRules, day: CalendarDate, likeness: [PaperID: Likeness] = [:]) {
        self.rules = rules
        self.day = day
        self.likeness = likeness
    }

    /// Judges all papers and chooses the best, at most as many as the rules ask for.
    ///
    /// Equal scores are ordered by id, so that the same papers always give the same choice.
    /// - Parameter issue: the earlier issue that has a paper, if one has.
    public func select(from papers: [Paper], usedIn issue: (Paper) -> String? = { _ in nil }) -> Selection {
        var eligible: [Judgement] = []
        var others: [Judgement] = []
        for paper in papers {
            let factors = factors(of: paper)
            var judgement = Judgement(paper: paper, factors: factors, fate: .outranked(place: 0))
            if let fate = obstacle(to: paper, scoring: judgement.score, usedIn: issue) {
                judgement.fate = fate
                others.append(judgement)
            } else {
                eligible.append(judgement)
            }
        }
        return Selection(judgements: decide(eligible.sorted(by: Self.isBetter)) + others.sorted(by: Self.isBetter))
    }

    /// Why a paper is not in question at all; nil when it is.
    private func obstacle(
        to paper: Paper,
        scoring score: Double,
        usedIn issue: (Paper) -> String?
    ) -> Judgement.Fate? {
        if let issue = issue(paper) { return .used(issue: issue) }
        if paper.abstract.isEmpty { return .noAbstract }
        if let word = rules.exclude.first(where: paper.mentions) { return .excluded(word: word) }
        return score < rules.floor ? .underFloor : nil
    }

    /// - Parameter ranked: the papers in question, best first.
    private func decide(_ ranked: [Judgement]) -> [Judgement] {
        let pick = Diversity(strength: rules.diversity).pick(rules.papers, from: ranked)
        let chosen = pick.chosen.enumerated().map { place, index in
            ranked[index].with(.chosen(place: place + 1))
        }
        let rest = ranked.indices.filter { !pick.chosen.contains($0) }.enumerated().map { offset, index in
            let place = chosen.count + offset + 1
            return ranked[index].with(
                pick.alike[index].map { .alike(ranked[$0].paper.id) } ?? .outranked(place: place)
            )
        }
        return chosen + rest
    }

    private static func isBetter(_ left: Judgement, _ right: Judgement) -> Bool {
        (right.score, left.paper.id) < (left.score, right.paper.id)
    }

    // MARK: Factors

    private func factors(of paper: Paper) -> [Factor] {
        (counts(of: paper) + resources(of: paper) + topics(of: paper) + [freshness(of: paper), profile(of: paper)])
            .compactMap(\.self)
            .map { Factor(criterion: $0.criterion, points: rules.weights[$0.criterion] * $0.units, reason: $0.reason) }
            .filter { $0.points > 0 }
            .sorted { ($1.points, $0.criterion.rawValue) < ($0.points, $1.criterion.rawValue) }
    }

    private typealias Evidence = (criterion: Criterion, units: Double, reason: Reason)

    private func counts(of paper: Paper) -> [Evidence?] {
        let upvotes = paper.signals.filter { $0.kind == .upvotes }.max { $0.value < $1.value }
        return [
            upvotes.map { (.upvotes, log2(1 + Double($0.value)), .upvotes($0.value, on: $0.source)) },
            paper.signal(.comments).map { (.comments, log2(1 + Double($0)), .comments($0)) },
            paper.signal(.citations).map { (.citations, log2(1 + Double($0)), .citations($0)) },
            paper.signal(.stars).map { (.stars, log2(1 + Double($0)), .stars($0)) },
            (.team, log2(max(1, Double(paper.authors.count) / Self.usualTeam)), .authors(paper.authors.count)),
            (.sources, Double(paper.sources.count - 1), .sources(paper.sources.count)),
        ]
    }

    private func resources(of paper: Paper) -> [Evidence?] {
        [
            paper.links.contains { $0.kind == .code } ? (.code, 1, .code) : nil,
            paper.links.contains { $0.kind == .project } ? (.code, 1, .projectPage) : nil,
        ]
    }

    private func topics(of paper: Paper) -> [Evidence?] {
        rules.include.map { topic in
            if paper.title.mentions(topic) { return (.topic, 1, .topic(topic)) }
            return paper.abstract.mentions(topic) ? (.topic, 0.5, .topic(topic)) : nil
        }
    }

    private func freshness(of paper: Paper) -> Evidence? {
        guard let published = paper.published else { return nil }
        let days = day.daysSinceEpoch - CalendarDate(published).daysSinceEpoch
        guard (0...Self.oldest).contains(days) else { return nil }
        let age = max(0, day.startInUTC.timeIntervalSince(published)) / 86_400
        return (.freshness, exp2(-age / Self.halfLife), .fresh(days: days))
    }

    private func profile(of paper: Paper) -> Evidence? {
        likeness[paper.id].map { (.profile, $0.degree, .like(example: $0.example, terms: $0.terms)) }
    }
}

extension Judgement {
    fileprivate func with(_ fate: Fate) -> Judgement {
        var judgement = self
        judgement.fate = fate
        return judgement
    }
}

extension Paper {
    fileprivate func mentions(_ phrase: String) -> Bool { title.mentions(phrase) || abstract.mentions(phrase) }
}
