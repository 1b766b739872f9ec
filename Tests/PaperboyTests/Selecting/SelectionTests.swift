import Foundation
import Testing

@testable import Paperboy

@Suite("Selection")
struct SelectionTests {
    private let day = CalendarDate(daysSinceEpoch: 20_510)

    private func paper(
        _ number: Int,
        title: String = "A title",
        abstract: String = "An abstract.",
        signals: [Signal] = [],
        authors: Int = 1,
        links: [Link.Kind] = [],
        age: Int? = nil
    ) throws -> Paper {
        Paper(
            id: try #require(PaperID("arxiv:2602.\(number.digits(5))")),
            title: title,
            abstract: abstract,
            authors: (0..<authors).map { "Author \($0)" },
            published: age.map { day.advanced(by: -$0).startInUTC },
            links: links.map { Link(kind: $0, url: "https://example.com/\(number)") },
            signals: signals,
            sources: [.huggingFace]
        )
    }

    private func stars(_ count: Int) -> [Signal] { [Signal(source: .huggingFace, kind: .stars, value: count)] }

    private func select(_ papers: [Paper], _ rules: SelectionRules, usedIn: [PaperID: String] = [:]) -> Selection {
        Ranking(rules: rules, day: day).select(from: papers) { usedIn[$0.id] }
    }

    private func fates(_ selection: Selection) -> [String: Judgement.Fate] {
        selection.judgements.reduce(into: [:]) { $0[String($1.paper.id.description.suffix(1))] = $1.fate }
    }

    @Test("every paper is told why it is in the issue or not")
    func fates() throws {
        let papers = try [
            paper(1, signals: stars(100)), paper(2, signals: stars(50)), paper(3, signals: stars(1)),
            paper(4, abstract: ""), paper(5, title: "Quantum things", signals: stars(200)),
            paper(6, signals: stars(300)), paper(7, signals: stars(20)),
        ]
        let rules = SelectionRules(papers: 2, exclude: ["quantum"], weights: .only(.stars), diversity: 0, floor: 2)
        let fates = fates(select(papers, rules, usedIn: [papers[5].id: "llm-papers-2026-02-20"]))
        #expect(fates["1"] == .chosen(place: 1))
        #expect(fates["2"] == .chosen(place: 2))
        #expect(fates["3"] == .underFloor)
        #expect(fates["4"] == .noAbstract)
        #expect(fates["5"] == .excluded(word: "quantum"))
        #expect(fates["6"] == .used(issue: "llm-papers-2026-02-20"))
        #expect(fates["7"] == .outranked(place: 3))
    }

    @Test("no order of arrival changes what becomes of any paper", arguments: 1...20)
    func arrival(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let words = ["agent", "reward", "video", "benchmark", "robot", "memory", "speech", "graph"]
        let papers = try (1...40).map { number in
            let picks = (0..<12).map { _ in words.randomElement(using: &generator) ?? "" }
            return try paper(
                number,
                title: picks.prefix(4).joined(separator: " "),
                abstract: picks.joined(separator: " "),
                signals: stars(Int.random(in: 0...3, using: &generator)),
                authors: Int.random(in: 1...12, using: &generator),
                age: Int.random(in: 0...9, using: &generator)
            )
        }
        let rules = SelectionRules(papers: 7, exclude: ["speech"])
        #expect(select(papers.shuffled(using: &generator), rules) == select(papers, rules))
    }

    @Test("a score is the sum of its factors, each a weight times its units")
    func arithmetic() throws {
        let signals = [
            Signal(source: .huggingFace, kind: .upvotes, value: 7),
            Signal(source: .semanticScholar, kind: .citations, value: 3),
            Signal(source: .huggingFace, kind: .stars, value: 15),
        ]
        let rich = try paper(1, signals: signals, authors: 20, links: [.code, .project], age: 3)
        let judgement = try #require(select([rich], SelectionRules()).judgements.first)
        // 1·log2(8) + 0.5·log2(4) + 0.25·log2(16) + 0.5·log2(20/5) + 0.15·2 + 0.5·½
        #expect(abs(judgement.score - (3 + 1 + 1 + 1 + 0.3 + 0.25)) < 1e-9)
        #expect(judgement.reasons.first == .upvotes(7, on: .huggingFace))
        #expect(judgement.factors.map(\.points) == judgement.factors.map(\.points).sorted(by: >))
    }

    @Test("a weight of zero takes a criterion out, of the score and of the reasons", arguments: Criterion.allCases)
    func switchedOff(criterion: Criterion) throws {
        let signals = Signal.Kind.allCases.map { Signal(source: .huggingFace, kind: $0, value: 9) }
        let paper = try paper(1, title: "Agents", signals: signals, authors: 9, links: [.code], age: 1)
        var rules = SelectionRules(include: ["agents"])
        rules.weights[criterion] = 0
        let judgement = try #require(select([paper], rules).judgements.first)
        #expect(!judgement.factors.map(\.criterion).contains(criterion))
    }

    @Test("of five versions of one story at most two are taken, however good they are")
    func diversity() throws {
        let story = "We train language model agents with verifiable rewards on long mathematical proofs."
        let same = try (1...5).map {
            try paper($0, title: "Verifiable rewards for proofs", abstract: "\(story) Part \($0).", signals: stars(900))
        }
        let others = try [
            paper(6, title: "Speech in noise", abstract: "A corpus of conversations at parties.", signals: stars(1)),
            paper(7, title: "Folding cloth", abstract: "A robot arm handles towels and shirts.", signals: stars(1)),
        ]
        let selection = select(same + others, SelectionRules(papers: 5))
        let chosen = selection.choices.map(\.paper.id)
        #expect(chosen.filter(same.map(\.id).contains).count == 2)
        #expect(chosen.contains(others[0].id) && chosen.contains(others[1].id))
        #expect(fates(selection)["5"] == .alike(same[1].id))
    }

    @Test("without diversity the best are taken, whatever they are about")
    func noDiversity() throws {
        let papers = try (1...6).map { try paper($0, abstract: "The same abstract.", signals: stars(10 * $0)) }
        let chosen = select(papers, SelectionRules(papers: 5, diversity: 0)).choices.map(\.paper.id)
        #expect(chosen == papers.reversed().prefix(5).map(\.id))
    }

    @Test("a paper like an example gets points, and the reason names the example and what both have")
    func profile() throws {
        let papers = try [paper(1), paper(2)]
        let likeness = Likeness(example: "Tool use", terms: ["tool", "agent"], degree: 0.5)
        let choices = Ranking(rules: SelectionRules(), day: day, likeness: [papers[1].id: likeness])
            .select(from: papers).choices
        #expect(choices.first?.paper.id == papers[1].id)
        #expect(choices.first?.score == 4)
        let words = try TemplateSet(folder: nil).words(.english)
        #expect(choices.first.map { Reason.text(of: $0.reasons, in: words) } == "like “Tool use” (tool, agent)")
    }

    @Test("every reason has words in both languages", arguments: [Language.english, .japanese])
    func words(language: Language) throws {
        let words = try TemplateSet(folder: nil).words(language)
        let reasons: [Reason] = [
            .upvotes(1, on: .arxiv), .comments(2), .citations(3), .stars(4), .authors(5), .code, .projectPage,
            .sources(2), .fresh(days: 0), .fresh(days: 1), .fresh(days: 2), .topic("x"),
            .like(example: "y", terms: ["z"]), .listed(.arxiv),
        ]
        for reason in reasons {
            let text = reason.text(in: words)
            #expect(!text.contains("reason-") && !text.contains("{{"), "\(reason)")
        }
    }
}
