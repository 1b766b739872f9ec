/// What an import did, or would do.
public struct SubscribersReport: Report {
    public var dryRun: Bool
    public var result: ImportReport

    /// Done in part when some rows could not be taken.
    public var status: ExitStatus { result.problems.isEmpty ? .done : .partial }

    public var text: String {
        let counts = "\(result.added) added, \(result.updated) updated, \(result.unchanged) unchanged"
        let kept = result.keptAway.map { "  line \($0.line): \($0.reason); left alone" }
        let problems = result.problems.map { "  line \($0.line): \($0.reason); not taken" }
        return ([dryRun ? "would be: \(counts)" : counts] + kept + problems).joined(separator: "\n")
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
