/// All issues, the sources, the subscribers.
public struct StatusReport: Report {
    public struct IssueLine: Encodable, Sendable {
        public var slug: IssueSlug
        /// `draft` or `published`.
        public var state: String
        public var channels: [Publication]
        public var deliveries: [String: Int]
    }

    public struct SourceLine: Encodable, Sendable {
        /// The newest day for which the source was asked.
        public var day: CalendarDate
        public var note: SourceNote
    }

    /// Newest first.
    public var issues: [IssueLine]
    public var sources: [SourceLine]
    /// How many are in each state.
    public var subscribers: [String: Int]
    /// What the operator should look at.
    public var remarks: [String]

    public var text: String {
        let people = subscribers.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        let sections = [
            section("Issues", issues.map(line), none: "none yet; `paperboy run` makes one"),
            section("Sources", sources.map { "\($0.day)  \($0.note.line)" }, none: "not asked yet"),
            section("Subscribers", people.isEmpty ? [] : [people], none: "none; `paperboy subscribers import FILE`"),
        ]
        return (sections + remarks.map { "note: \($0)" }).joined(separator: "\n")
    }

    private func section(_ title: String, _ lines: [String], none: String) -> String {
        ([title] + (lines.isEmpty ? [none] : lines).map { "  \($0)" }).joined(separator: "\n")
    }

    private func line(_ issue: IssueLine) -> String {
        let channels = issue.channels.map { "\($0.channel.rawValue) \($0.state.rawValue)" }.joined(separator: ", ")
        return "\(issue.slug)  \(channels.isEmpty ? issue.state : channels)"
    }
}

/// One issue: its channels, its deliveries, what to do.
public struct IssueStatusReport: Report {
    public var slug: IssueSlug
    /// When the issue was frozen; nil for a draft.
    public var frozen: ZonedTime?
    public var channels: [Publication]
    public var deliveries: [String: Int]
    /// What its summaries cost.
    public var summaries: SummaryCost
    public var remarks: [String]
    /// Before this instant the limits in force do not let all leave; nil where they are not in the way.
    public var completion: ZonedTime?
    public var file: String

    /// Deliveries that are not settled yet.
    public var open: Int {
        [Delivery.State.pending, .sending, .deferred].map { deliveries[$0.rawValue, default: 0] }.reduce(0, +)
    }

    public var text: String {
        let state = frozen.map { "frozen \($0)" } ?? "draft; `paperboy publish \(slug)` sends it"
        let lines = channels.map { "  \($0.channel.rawValue): \($0.state.rawValue), \($0.detail)" }
        let cost = summaries.calls + summaries.known > 0 ? ["  summaries: \(summaries.text)"] : []
        let counts = Delivery.State.allCases.compactMap { state in
            deliveries[state.rawValue].map { "\($0) \(state.rawValue)" }
        }
        let sent = counts.isEmpty ? [] : ["  deliveries: \(counts.joined(separator: ", "))"]
        let notes = remarks.map { "  note: \($0)" }
        return (["\(slug): \(state)"] + cost + lines + sent + notes + ["  \(file)"]).joined(separator: "\n")
    }
}
