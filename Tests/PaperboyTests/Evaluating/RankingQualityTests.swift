import Foundation
import Testing

@testable import Paperboy

@Suite("Quality of a ranking")
struct RankingQualityTests {
    private func id(_ number: Int) throws -> PaperID { try #require(PaperID("arxiv:2602.\(number.digits(5))")) }

    private func votes(_ counts: [Int]) throws -> [PaperID: Int] {
        try counts.enumerated().reduce(into: [:]) { $0[try id($1.offset)] = $1.element }
    }

    @Test("is one for the order by votes")
    func perfect() throws {
        let quality = RankingQuality(of: try (0..<7).map(id), upvotes: try votes([9, 8, 7, 6, 5, 4, 3]), depth: 5)
        #expect(quality.precision == 1 && abs(quality.ndcg - 1) < 1e-12)
    }

    @Test("by hand: places 1 and 3 of three are hits")
    func byHand() throws {
        // Order 10, 0, 5; the best three have 10, 5 and 3.
        let quality = RankingQuality(of: try [0, 3, 1, 2].map(id), upvotes: try votes([10, 5, 3, 0]), depth: 3)
        #expect(abs(quality.precision - 2.0 / 3) < 1e-12)
        // (10/log2 2 + 5/log2 4) / (10/log2 2 + 5/log2 3 + 3/log2 4)
        #expect(abs(quality.ndcg - 12.5 / (10 + 5 / log2(3.0) + 1.5)) < 1e-12)
    }

    @Test("counts all that have as many votes as the last of the best")
    func ties() throws {
        let votes = try votes([5, 2, 2, 2, 1])
        #expect(RankingQuality(of: try [3, 2].map(id), upvotes: votes, depth: 2).precision == 1)
        #expect(RankingQuality(of: try [4, 0].map(id), upvotes: votes, depth: 2).precision == 0.5)
    }

    @Test("an order that is too short misses what it leaves out")
    func short() throws {
        #expect(RankingQuality(of: [try id(0)], upvotes: try votes([3, 2, 1]), depth: 2).precision == 0.5)
    }

    @Test("the expected value of a random order is what many random orders have on average")
    func random() throws {
        let votes = try votes([40, 12, 12, 7, 5, 5, 3, 1, 0, 0, 0, 0])
        let expected = RankingQuality(ofRandomOrderOf: votes, depth: 5)
        var generator = SeededGenerator(seed: 7)
        let ids = votes.keys.sorted()
        let drawn = (0..<4000).map { _ in
            RankingQuality(of: ids.shuffled(using: &generator), upvotes: votes, depth: 5)
        }
        let mean = RankingQuality.mean(drawn)
        #expect(abs(mean.precision - expected.precision) < 0.01 && abs(mean.ndcg - expected.ndcg) < 0.01)
    }
}
