import Foundation

/// How near an order of a day's papers is to the order by votes.
public struct RankingQuality: Equatable, Sendable, Encodable {
    /// The share of the first places taken by papers of the day's best by votes. Papers with as many votes as the last
    /// of the best count as best.
    public var precision: Double
    /// Normalised discounted cumulative gain of the first places, with the votes as gain: Järvelin and Kekäläinen,
    /// 2002.
    public var ndcg: Double

    public init(precision: Double, ndcg: Double) {
        self.precision = precision
        self.ndcg = ndcg
    }

    /// - Parameters:
    ///   - order: the papers, best first.
    ///   - upvotes: of all papers of the day, more than none.
    ///   - depth: how many first places are looked at.
    init(of order: [PaperID], upvotes: [PaperID: Int], depth: Int) {
        let votes = order.prefix(depth).map { upvotes[$0, default: 0] }
        let best = upvotes.values.sorted(by: >).prefix(depth)
        let least = best.last ?? 0
        precision = Double(votes.filter { $0 >= least }.count) / Double(depth)
        ndcg = Self.ratio(Self.gain(votes.map(Double.init)), Self.gain(best.map(Double.init)))
    }

    /// What an order by lot has on average: its expected value, so that no lot need be drawn.
    init(ofRandomOrderOf upvotes: [PaperID: Int], depth: Int) {
        let best = upvotes.values.sorted(by: >).prefix(depth)
        let least = best.last ?? 0
        let count = Double(max(1, upvotes.count))
        precision = Double(upvotes.values.filter { $0 >= least }.count) / count
        let mean = Double(upvotes.values.reduce(0, +)) / count
        ndcg = Self.ratio(Self.gain(best.map { _ in mean }), Self.gain(best.map(Double.init)))
    }

    /// The mean of several days; zero of none.
    static func mean(_ qualities: [RankingQuality]) -> RankingQuality {
        let count = Double(max(1, qualities.count))
        return RankingQuality(
            precision: qualities.map(\.precision).reduce(0, +) / count,
            ndcg: qualities.map(\.ndcg).reduce(0, +) / count
        )
    }

    private static func gain(_ values: [Double]) -> Double {
        values.enumerated().reduce(0) { $0 + $1.element / log2(Double($1.offset + 2)) }
    }

    /// A day without any vote has no wrong order.
    private static func ratio(_ gain: Double, _ ideal: Double) -> Double { ideal > 0 ? gain / ideal : 1 }
}
