import Foundation
import Paperboy
import Testing

@Suite("Ranking")
struct RankingTests {
    private let day = CalendarDate(daysSinceEpoch: 20_510)

    private func paper(
        _ number: Int,
        upvotes: Int? = nil,
        title: String = "A title",
        abstract: String = "An abstract.",
        sources: [SourceName] = [.huggingFace],
        age: Int = 1
    ) throws -> Paper {
        Paper(
            id: try #require(PaperID("arxiv:2602.0000\(number)")),
            title: title,
            abstract: abstract,
            published: day.advanced(by: -age).startInUTC,
            signals: upvotes.map { [Signal(source: .huggingFace, kind: .upvotes, value: $0)] } ?? [],
            sources: sources
        )
    }

    private func choose(_ papers: [Paper], _ rules: SelectionRules = SelectionRules()) -> [Choice] {
        Ranking(rules: rules, day: day).select(from: papers).choices
    }

    @Test("puts the paper first that more people vouch for")
    func votes() throws {
        let chosen = choose([
            try paper(1, upvotes: 3, abstract: "Of one thing."), try paper(2, upvotes: 90, abstract: "On another."),
            try paper(3, abstract: "Nothing."),
        ])
        #expect(chosen.map(\.paper.id.description) == ["arxiv:2602.00002", "arxiv:2602.00001", "arxiv:2602.00003"])
        #expect(chosen[0].reasons.first == .upvotes(90, on: .huggingFace))
    }

    @Test("gives the same choice in whatever order papers come")
    func order() throws {
        let papers = try (1...6).map { try paper($0, upvotes: $0 / 2) }
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<20 { #expect(choose(papers.shuffled(using: &generator)) == choose(papers)) }
    }

    @Test("leaves out known papers, papers without abstract and excluded words, and no more than asked for")
    func limits() throws {
        let papers = [
            try paper(1, upvotes: 9), try paper(2, upvotes: 8, abstract: ""),
            try paper(3, upvotes: 7, title: "Quantum things"), try paper(4, upvotes: 6), try paper(5, upvotes: 5),
        ]
        let chosen = Ranking(rules: SelectionRules(papers: 1, exclude: ["quantum"]), day: day)
            .select(from: papers) { $0.id == papers[0].id ? "llm-papers-2026-02-25" : nil }
            .choices
        #expect(chosen.map(\.paper.id) == [papers[3].id])
    }

    @Test("counts a topic as a whole word, in the title more than in the abstract")
    func topics() throws {
        let rules = SelectionRules(include: ["RAG"])
        let papers = [
            try paper(1, title: "Dragons", abstract: "We fragment storage."),
            try paper(2, title: "B", abstract: "We study RAG."), try paper(3, title: "Better rag systems"),
        ]
        let chosen = choose(papers, rules)
        #expect(chosen.map(\.paper.id) == [papers[2].id, papers[1].id, papers[0].id])
        #expect(chosen[0].reasons.first == .topic("RAG"))
        #expect(!chosen[2].reasons.contains(.topic("RAG")))
    }

    @Test("finds a topic in a language without blanks")
    func japaneseTopics() throws {
        let found = try paper(1, title: "大規模言語モデルの検索")
        #expect(choose([found], SelectionRules(include: ["言語モデル"])).first?.reasons.first == .topic("言語モデル"))
    }

    @Test("always has a reason")
    func reasons() throws {
        let lonely = try paper(1, age: 400)
        #expect(choose([lonely]).first?.reasons == [.listed(.huggingFace)])
    }
}
