/// How well rankings foretold the votes of past days.
public struct EvaluationReport: Report {
    public struct Month: Encodable, Equatable, Sendable {
        /// `2026-02`.
        public var month: String
        public var days: Int
        public var quality: RankingQuality
    }

    public struct Row: Encodable, Equatable, Sendable {
        public var ranking: String
        public var all: RankingQuality
        public var months: [Month]
    }

    /// The days that were looked at, in order.
    public var days: [CalendarDate]
    /// The configured ranking, newest first, random, then each criterion alone.
    public var rankings: [Row]
    public var remarks: [String]

    public var text: String {
        let months = rankings.first?.months.map { "\($0.month) (\($0.days))" } ?? []
        let columns = ["all (\(days.count))"] + (months.count > 1 ? months : [])
        let head = "precision@5 / nDCG@5 against the day's upvotes; votes and comments were hidden (days)"
        let lines = rankings.map { row in
            let qualities = [row.all] + (months.count > 1 ? row.months.map(\.quality) : [])
            return Self.line(row.ranking, qualities.map { "\($0.precision.fixed(2)) / \($0.ndcg.fixed(2))" })
        }
        return ([head, Self.line("", columns)] + lines + remarks.map { "note: \($0)" }).joined(separator: "\n")
    }

    private static func line(_ name: String, _ cells: [String]) -> String {
        ([name.padded(to: 16)] + cells.map { $0.padded(to: 13) }).joined(separator: "  ")
            .replacing(/\s+$/, with: "")
    }
}

extension String {
    /// With blanks on the right, up to `width` characters.
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
