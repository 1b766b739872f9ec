/// A paper that was chosen, with what decided it.
public struct Choice: Equatable, Sendable {
    public var paper: Paper
    public var score: Double
    /// The reasons that weighed most, heaviest first; never empty.
    public var reasons: [Reason]
}
