/// What an import did, or would do.
public struct SubscribersReport: Report {
    public var dryRun: Bool
    public var result: ImportReport

    /// Done in part when some rows could not be taken.
    public var status: ExitStatus { result.problems.isEmpty && result.moreProblems == 0 ? .done : .partial }

    public var text: String {
        var counts = "\(result.added) added, \(result.updated) updated, \(result.unchanged) unchanged"
        if result.left > 0 { counts += ", \(result.left) kept as having left" }
        let kept = result.keptAway.map { "  line \($0.line): \($0.reason); left alone" }
        let problems = result.problems.map { "  line \($0.line): \($0.reason); not taken" }
        return
            ([dryRun ? "would be: \(counts)" : counts] + origin + kept + more(result.moreKeptAway, "left alone")
            + problems + more(result.moreProblems, "not taken")).joined(separator: "\n")
    }
}

extension SubscribersReport {
    /// Which program's file it was, and what of it was not taken.
    fileprivate var origin: [String] {
        guard let dialect = result.dialect else { return [] }
        let columns = result.columnsLeftOut.map { "`\($0)`" }.joined(separator: ", ")
        return ["  a list by \(dialect)" + (columns.isEmpty ? "" : "; columns that were not taken: \(columns)")]
    }

    fileprivate func more(_ count: Int, _ words: String) -> [String] {
        count > 0 ? ["  and \(count) further lines \(words)"] : []
    }
}

/// All subscribers, as the CSV file that they can be imported from again.
public struct SubscriberListReport: Report {
    public struct Line: Encodable, Sendable {
        public var address: String
        public var name: String?
        public var language: Language
        public var topics: [String]
        public var state: Subscriber.State
    }

    public var subscribers: [Line]
    /// Active subscribers as CSV.
    public let text: String

    private enum CodingKeys: CodingKey { case subscribers }

    init(subscribers: [Subscriber]) {
        self.subscribers = subscribers.map { subscriber in
            Line(
                address: subscriber.address.rawValue,
                name: subscriber.name,
                language: subscriber.language,
                topics: subscriber.topics,
                state: subscriber.state
            )
        }
        let active = subscribers.filter { $0.state == .active }
        text = String(SubscriberFile.write(active).dropLast())
    }
}
