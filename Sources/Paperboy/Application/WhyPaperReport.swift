/// Why a paper is in an issue or in none.
public struct WhyPaperReport: Report {
    public struct Day: Encodable, Equatable, Sendable {
        public var day: CalendarDate
        public var sources: [SourceName]
        public var signals: [Signal]
        /// What the choice for the day made of the paper.
        public var verdict: Verdict?
        /// False when no choice was made for the day, and the verdict is what the ranking would say now.
        public var wasDecided: Bool
    }

    public struct Place: Encodable, Equatable, Sendable {
        public var slug: IssueSlug
        /// `draft` or `published`.
        public var state: String
        /// From 1; nil when the paper is not in the issue any more.
        public var place: Int?
        /// Why the paper is there, or why not any more.
        public var reason: String?
    }

    public var paper: PaperID
    public var title: String?
    public var aliases: [PaperID]
    public var published: CalendarDate?
    public var days: [Day]
    public var issues: [Place]

    public var text: String {
        let names = aliases.isEmpty ? [] : ["  also known as \(aliases.map(\.description).joined(separator: ", "))"]
        let first = published.map { ["  first submitted on \($0)"] } ?? []
        let outcome = issues.isEmpty ? ["In no issue"] : issues.map(\.text)
        let head = [paper.description, title].compactMap(\.self).joined(separator: "  ")
        return ([head] + names + first + days.map(\.text) + outcome).joined(separator: "\n")
    }
}

extension WhyPaperReport.Day {
    fileprivate var text: String {
        let counts = signals.map { "\($0.kind.rawValue) \($0.value) (\($0.source.rawValue))" }
        let seen = "\(day)  seen by \(sources.map(\.rawValue).joined(separator: ", "))"
        let head = counts.isEmpty ? seen : "\(seen): \(counts.joined(separator: ", "))"
        guard let verdict else { return head }
        let grounds = verdict.grounds.map { "\($0.text) (\($0.points.written))" }.joined(separator: ", ")
        let score = "  \(verdict.score.written) points\(grounds.isEmpty ? "" : ": \(grounds)")"
        let decision = wasDecided ? verdict.explanation : "no choice was made for this day; now: \(verdict.explanation)"
        return [head, score, "  \(decision)"].joined(separator: "\n")
    }
}

extension WhyPaperReport.Place {
    fileprivate var text: String {
        let words = [place.map { "place \($0)" }, reason].compactMap(\.self).joined(separator: "; ")
        return "\(slug) (\(state)): \(words)"
    }
}
