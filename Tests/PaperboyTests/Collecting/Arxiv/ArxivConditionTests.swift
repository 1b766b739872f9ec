import Foundation
import Testing

@testable import Paperboy

@Suite("Condition in arXiv's query language")
struct ArxivConditionTests {
    private let entry = ArxivEntry(
        id: "http://arxiv.org/abs/2602.00001v1",
        title: "Large Language-Models as Rerankers",
        summary: "We study retrieval with naïve attention.",
        authors: ["Ada Lovelace", "José Núñez"],
        published: "",
        updated: "",
        comment: "Accepted at SIGIR",
        categories: ["cs.IR", "cs.CL"]
    )

    @Test(
        "holds for an entry as arXiv's search would find it",
        arguments: [
            ("", true), (#"abs:"retrieval with""#, true), (#"abs:"with retrieval""#, false), ("ti:reranker", true),
            (#"ti:"large language model""#, true), ("naive", true), ("au:nunez", true), ("au:turing", false),
            ("co:SIGIR AND cat:cs.IR", true), ("cat:cs.*", true), ("cat:cs.CV OR cat:cs.CL", true),
            ("ti:rerankers ANDNOT cat:cs.CL", false), ("(ti:absent OR abs:attention) AND au:Lovelace", true),
            ("ti:absent AND (abs:attention OR au:Lovelace)", false), ("ti:rerank*", true), ("ANDNOT ti:absent", true),
            ("submittedDate:[202602010000 TO 202602280000] AND ti:large", true), ("((ti:large", true),
            (#"ti:"large"#, true), ("ti:large)", true), ("AND OR", true), ("id:2602.00001", true),
        ]
    )
    func holds(query: String, expected: Bool) {
        #expect(ArxivConditionReader.condition(query).holds(for: entry) == expected)
    }

    @Test("is read from any text without trap", arguments: 0..<50)
    func anything(seed: UInt64) {
        var numbers = SeededGenerator(seed: seed)
        let alphabet = ["(", ")", "\"", "[", "]", ":", "*", " ", "AND ", "OR ", "ANDNOT ", "ti:", "a", "é", "\u{0301}"]
        for _ in 0..<200 {
            let count = Int.random(in: 0...20, using: &numbers)
            let query = (0..<count).map { _ in alphabet.randomElement(using: &numbers) ?? "" }.joined()
            let condition = ArxivConditionReader.condition(query)
            #expect(condition.holds(for: entry) != ArxivCondition.not(condition).holds(for: entry))
        }
    }
}
