/// One call to a model for a summary, as the store keeps it.
public struct SummaryCall: Equatable, Sendable {
    public enum Outcome: String, Sendable {
        case answered, malformed, truncated, refused, empty
        /// The service gave no answer; nothing is charged.
        case failed
        /// The summary was there already; no call was made.
        case known
    }

    public var paper: PaperID
    public var language: Language
    public var model: String
    public var outcome: Outcome
    /// What went wrong; nil when nothing did.
    public var detail: String?
    public var usage: TokenUsage
    /// USD.
    public var cost: Double
    /// From the first try to the answer, pauses between tries included.
    public var seconds: Double
    /// The batch that the call was part of.
    public var batch: String?

    public init(
        paper: PaperID,
        language: Language,
        model: String,
        outcome: Outcome,
        detail: String? = nil,
        usage: TokenUsage = TokenUsage(),
        cost: Double = 0,
        seconds: Double = 0,
        batch: String? = nil
    ) {
        self.paper = paper
        self.language = language
        self.model = model
        self.outcome = outcome
        self.detail = detail
        self.usage = usage
        self.cost = cost
        self.seconds = seconds
        self.batch = batch
    }
}
