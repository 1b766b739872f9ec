import Foundation

/// Judges a ranking by the past: how well it foretells which papers of a day readers vote for.
///
/// Votes and comments, and the places in lists that are sorted by votes, are hidden from it.
public struct Evaluation: Sendable {
    /// How many first places are looked at.
    public static let depth = 5
    /// On days with fewer papers even a random order looks good.
    public static let leastPapers = 10

    private let rules: SelectionRules
    private let likeness: @Sendable ([Paper]) throws -> [PaperID: Likeness]

    /// - Parameters:
    ///   - rules: the ranking to be judged. Words that keep papers out, the floor and the diversity are part of it.
    ///   - likeness: of papers to the examples of the interest profile.
    public init(
        rules: SelectionRules,
        likeness: @escaping @Sendable ([Paper]) throws -> [PaperID: Likeness] = { _ in [:] }
    ) {
        self.rules = rules
        self.likeness = likeness
    }

    /// - Parameter days: those with too few papers are passed over.
    public func report(on days: [PastDay], remarks: [String] = []) throws -> EvaluationReport {
        let days = days.filter { $0.papers.count >= Self.leastPapers }.sorted { $0.day < $1.day }
        guard !days.isEmpty else {
            let words = "no day with \(Self.leastPapers) papers or more whose upvotes are known"
            throw CommandFailure(.nothing, (["\(words); nothing to judge by"] + remarks).joined(separator: "\n"))
        }
        var rankings = [
            try row("as configured", days, order: configured),
            row("newest first", days, order: newestFirst),
            row("random", days.map { RankingQuality(ofRandomOrderOf: $0.upvotes, depth: Self.depth) }, days),
        ]
        for criterion in Criterion.allCases where criterion != .upvotes && criterion != .comments {
            guard try days.contains(where: { try says(criterion, on: $0) }) else { continue }
            rankings.append(try row("\(criterion.rawValue) alone", days) { try alone(criterion, on: $0) })
        }
        return EvaluationReport(days: days.map(\.day), rankings: rankings, remarks: remarks)
    }

    // MARK: Orders

    private func configured(_ day: PastDay) throws -> [PaperID] {
        var rules = rules
        rules.papers = Self.depth
        return try select(day, rules).choices.map(\.paper.id)
    }

    private func alone(_ criterion: Criterion, on day: PastDay) throws -> [PaperID] {
        try select(day, alone(criterion)).choices.map(\.paper.id)
    }

    /// Whether the criterion says anything of a paper of the day.
    private func says(_ criterion: Criterion, on day: PastDay) throws -> Bool {
        try select(day, alone(criterion)).judgements.contains { !$0.factors.isEmpty }
    }

    private func alone(_ criterion: Criterion) -> SelectionRules {
        SelectionRules(papers: Self.depth, include: rules.include, weights: .only(criterion), diversity: 0)
    }

    private func select(_ day: PastDay, _ rules: SelectionRules) throws -> Selection {
        let likeness = rules.weights[.profile] > 0 ? try likeness(day.papers) : [:]
        return Ranking(rules: rules, day: day.day, likeness: likeness).select(from: day.papers)
    }

    private func newestFirst(_ day: PastDay) -> [PaperID] {
        day.papers
            .sorted { ($1.published ?? .distantPast, $0.id) < ($0.published ?? .distantPast, $1.id) }
            .map(\.id)
    }

    // MARK: Rows

    private func row(
        _ name: String,
        _ days: [PastDay],
        order: (PastDay) throws -> [PaperID]
    ) rethrows -> EvaluationReport.Row {
        let qualities = try days.map { day in
            RankingQuality(of: try order(day), upvotes: day.upvotes, depth: Self.depth)
        }
        return row(name, qualities, days)
    }

    private func row(_ name: String, _ qualities: [RankingQuality], _ days: [PastDay]) -> EvaluationReport.Row {
        let months = Dictionary(grouping: days.indices) { String(days[$0].day.description.prefix(7)) }
        return EvaluationReport.Row(
            ranking: name,
            all: .mean(qualities),
            months: months.sorted { $0.key < $1.key }.map { month, indices in
                EvaluationReport.Month(
                    month: month,
                    days: indices.count,
                    quality: .mean(indices.map { qualities[$0] })
                )
            }
        )
    }
}
