/// How much each criterion counts: points for one unit of it.
public struct Weights: Equatable, Sendable {
    private var points: [Criterion: Double]

    /// Round numbers on a flat optimum: halving or doubling one of them changes little. The figures, also of months
    /// that had no part in the choice, stand in `bench/ranking.md`.
    public static let `default` = Weights([
        .upvotes: 1, .citations: 0.5, .stars: 0.25, .team: 0.5, .code: 0.15, .sources: 0.5, .freshness: 0.5,
        .topic: 3, .profile: 8,
    ])

    /// - Parameter points: what is left out counts for nothing.
    public init(_ points: [Criterion: Double]) { self.points = points }

    /// One criterion alone.
    public static func only(_ criterion: Criterion) -> Weights { Weights([criterion: 1]) }

    public subscript(criterion: Criterion) -> Double {
        get { points[criterion, default: 0] }
        set { points[criterion] = newValue }
    }
}
