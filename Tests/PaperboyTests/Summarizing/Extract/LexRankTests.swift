import Testing

@testable import Paperboy

@Suite("LexRank")
struct LexRankTests {
    @Test("ranks the sentence that shares words with all others first")
    func central() {
        let sentences = ["cats chase mice", "mice eat cheese", "cats chase mice that eat cheese", "rain falls"]
        let scores = LexRank.scores(of: TermVector.vectors(of: sentences))
        #expect(scores.max() == scores[2])
        #expect(scores.min() == scores[3])
    }

    @Test("gives scores that add up to 1, also to sentences without terms")
    func distribution() {
        let scores = LexRank.scores(of: TermVector.vectors(of: ["we are", "cats chase mice", "", "cats sleep"]))
        #expect(abs(scores.reduce(0, +) - 1) < 1e-9)
        #expect(scores.allSatisfy { $0 > 0 })
    }

    @Test("gives no score to nothing and all to a single sentence")
    func small() {
        #expect(LexRank.scores(of: []).isEmpty)
        #expect(LexRank.scores(of: TermVector.vectors(of: ["cats"])) == [1])
    }
}

@Suite("Term vector")
struct TermVectorTests {
    @Test("finds a text equal to itself and unlike one without common terms")
    func cosine() {
        let vectors = TermVector.vectors(of: ["Neural networks", "neural network", "a boat", "提案する手法", "提案した手法"])
        #expect(abs(vectors[0].cosine(vectors[1]) - 1) < 1e-9)
        #expect(vectors[0].cosine(vectors[2]) == 0)
        #expect((0.1..<1).contains(vectors[3].cosine(vectors[4])))
    }
}
