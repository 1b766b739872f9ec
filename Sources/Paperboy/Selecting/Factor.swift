/// What one criterion adds to a paper's score, and why.
public struct Factor: Equatable, Sendable {
    public var criterion: Criterion
    public var points: Double
    public var reason: Reason
}
