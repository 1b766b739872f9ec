import Foundation
import Testing

@testable import Paperboy

@Suite("Interest profile")
struct ProfileMatcherTests {
    private func paper(_ number: Int, _ title: String, _ abstract: String) throws -> Paper {
        Paper(id: try #require(PaperID("arxiv:2602.\(number.digits(5))")), title: title, abstract: abstract)
    }

    private func papers() throws -> [Paper] {
        try [
            paper(1, "Agents that browse", "Language agents click buttons on web pages to finish long office tasks."),
            paper(2, "Protein folds", "Diffusion generates backbones of proteins that bind to a given target."),
            paper(3, "Quiet cars", "Active noise control for electric vehicles at motorway speed."),
            paper(4, "Screens", "Clicking on screens: visual grounding of buttons for agents in office software."),
        ]
    }

    private let example = Example(
        title: "Office agents",
        abstract: "Agents work in office software: they read screens, click buttons and finish tasks on web pages.",
        ids: []
    )

    @Test("papers that share an example's words are like it, those that do not are left out")
    func relevance() throws {
        let papers = try papers()
        let likeness = try ProfileMatcher(examples: [example]).likeness(of: papers)
        #expect(Set(likeness.keys) == [papers[0].id, papers[3].id])
        #expect(likeness.values.allSatisfy { $0.example == "Office agents" && (0.05...1).contains($0.degree) })
        let terms = try #require(likeness[papers[3].id]?.terms)
        #expect(terms.count == 3 && Set(terms).isSubset(of: ["office", "software", "agent", "screen", "button"]))
    }

    @Test("a text with an example's words in its title is more like it than one with them in its abstract")
    func titles() throws {
        let abstract = "Filler words about entirely different matters stand here."
        let papers = try [
            paper(1, "Office software for agents", abstract), paper(2, abstract, "Office software for agents"),
            paper(3, "Nothing", "Of the kind."), paper(4, "Weather", "Rain and sun."),
        ]
        let likeness = try ProfileMatcher(examples: [example]).likeness(of: papers)
        let (first, second) = try (#require(likeness[papers[0].id]), #require(likeness[papers[1].id]))
        #expect(first.degree > second.degree)
    }

    @Test("a copy under another identifier is as like as can be")
    func copy() throws {
        let copy = try paper(9, "Another title", example.abstract)
        let found = try ProfileMatcher(examples: [example]).likeness(of: papers() + [copy])
        let degree = try #require(found[copy.id]?.degree)
        #expect(degree > 0.7 && found.values.allSatisfy { $0.degree <= degree })
    }

    @Test("a paper is not compared with itself")
    func itself() throws {
        let papers = try papers()
        let examples = papers.map { Example(title: $0.title, abstract: $0.abstract, ids: [$0.id]) }
        let likeness = try ProfileMatcher(examples: examples).likeness(of: papers)
        #expect(likeness[papers[0].id]?.example == "Screens")
        #expect(likeness[papers[2].id] == nil)
    }

    @Test("compares texts without blanks between words")
    func japanese() throws {
        let papers = try [paper(1, "大規模言語モデルの検索拡張", "検索拡張生成を評価する。"), paper(2, "音声合成", "音の質。")]
        let example = Example(title: "検索拡張生成", abstract: "大規模言語モデルに検索した文書を与える。")
        let likeness = try ProfileMatcher(examples: [example]).likeness(of: papers)
        #expect(Array(likeness.keys) == [papers[0].id])
    }

    @Test(
        "hostile texts are words, never a query",
        arguments: ["\" OR title:*", "a AND (b", "NEAR(x y)", "'; DROP --"]
    )
    func hostile(text: String) throws {
        let papers = try papers() + [paper(8, text, text)]
        let likeness = try ProfileMatcher(examples: [Example(title: text, abstract: text)]).likeness(of: papers)
        #expect(likeness.values.allSatisfy { $0.degree <= 1 })
    }

    @Test(
        "finds the papers of a subject among a month of real ones",
        .enabled(if: SharedFolder.exists, "skipped: ../shared is not present")
    )
    func corpus() async throws {
        let folder = CorpusFolder(SharedFolder.url.appending(path: "recorded/corpus/huggingface"))
        let papers = try await folder.days().days.flatMap(\.papers)
        let example = Example(
            title: "Vision-language-action models for robots",
            abstract: "A policy learns robotic manipulation from demonstrations; the robot follows instructions."
        )
        let likeness = try ProfileMatcher(examples: [example]).likeness(of: papers)
        let best = papers.sorted { likeness[$0.id]?.degree ?? 0 > likeness[$1.id]?.degree ?? 0 }.prefix(10)
        for paper in best {
            #expect("\(paper.title) \(paper.abstract)".lowercased().contains("robot"), "\(paper.title)")
        }
    }
}
