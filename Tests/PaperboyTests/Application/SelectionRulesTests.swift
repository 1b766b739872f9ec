import Foundation
import Testing

@testable import Paperboy

@Suite("Selection in an issue")
struct SelectionRulesTests {
    private func paper(_ number: Int, upvotes: Int, abstract: String) throws -> Paper {
        Paper(
            id: try #require(PaperID("arxiv:2602.\(number.digits(5))")),
            title: "Title \(number)",
            abstract: abstract,
            signals: [Signal(source: .huggingFace, kind: .upvotes, value: upvotes)],
            sources: [.huggingFace]
        )
    }

    @Test("the floor makes an issue shorter; under the least number nothing is sent, with the reason")
    func floor() async throws {
        let papers = try [
            paper(1, upvotes: 60, abstract: "About one thing."), paper(2, upvotes: 1, abstract: "And another matter."),
        ]
        let short = try TestPress(selection: "{floor: 3}")
        try short.collected(papers, on: "2026-02-26")
        #expect(try await short.application.compose(short.day("2026-02-26")).papers.map(\.title) == ["Title 1"])

        let none = try TestPress(selection: "{floor: 3, at-least: 2}")
        try none.collected(papers, on: "2026-02-26")
        await #expect {
            try await none.application.compose(none.day("2026-02-26"))
        } throws: {
            let reason = "of 2 papers: 1 under the floor, 1 good enough"
            return ($0 as? CommandFailure)?.status == .nothing && "\($0)".contains("at-least asks for 2; \(reason)")
        }
    }

    @Test("a library of examples leads the choice, and the entry says so")
    func profile() async throws {
        let library = """
            @misc{k, title={Tidal clocks}, abstract={Oysters open their shells with the tides of the sea, even in
              tanks; a clock of genes keeps lunar time without light or water.}}
            """
        let press = try TestPress(selection: "{papers: 1, profile: {file: my.bib}}", files: ["my.bib": library])
        try press.collected(
            [
                paper(1, upvotes: 8, abstract: "Language models count tokens in long contexts."),
                paper(2, upvotes: 2, abstract: "A clock of genes in oysters keeps lunar time; shells open with tides."),
                paper(3, upvotes: 0, abstract: "Robots fold towels."),
                paper(4, upvotes: 0, abstract: "Speech at parties."),
            ],
            on: "2026-02-26"
        )
        let report = try await press.application.compose(press.day("2026-02-26"))
        #expect(report.papers.map(\.title) == ["Title 2"])
        #expect(report.papers.first?.why.contains("like “Tidal clocks” (") == true)
    }

    @Test("papers named by identifier are looked up once, at collection")
    func lookup() async throws {
        let feed = """
            <feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2401.01234v2</id>
            <title>Tidal clocks</title><summary>Oysters keep lunar time.</summary>
            <published>2024-01-02T00:00:00Z</published><author><name>Ada One</name></author></entry></feed>
            """
        let fetch = ScriptedFetch(feed)
        let press = try TestPress(selection: "{profile: {arxiv: [2401.01234, 2401.09999]}}", fetch: fetch.fetch)
        let first = try await press.application.lookUpExamples()
        #expect(fetch.requests.first?.url.query("id_list") == "2401.01234,2401.09999")
        #expect(first.count == 1 && first[0].contains("2401.09999") && !first[0].contains("2401.01234"))
        _ = try await press.application.lookUpExamples()
        #expect(fetch.requests.last?.url.query("id_list") == "2401.09999")
        let likeness = try press.application.likeness(
            of: [paper(1, upvotes: 0, abstract: "Oysters keep lunar time."), paper(2, upvotes: 0, abstract: "Else.")]
        )
        #expect(likeness.values.map(\.example) == ["Tidal clocks"])
    }

    @Test("a library that is not there is an error of the configuration")
    func noLibrary() async throws {
        let press = try TestPress(selection: "{profile: {file: none.bib}}")
        try press.collected([paper(1, upvotes: 1, abstract: "An abstract.")], on: "2026-02-26")
        await #expect {
            try await press.application.compose(press.day("2026-02-26"))
        } throws: {
            ($0 as? CommandFailure)?.status == .usage && "\($0)".contains("none.bib cannot be read")
        }
    }

    @Test("past days of the store are judged with the upvotes that came later")
    func evaluate() async throws {
        let press = try TestPress()
        let early = try (1...10).map { try paper($0, upvotes: 0, abstract: "About matter \($0 * 31).") }
        let late = try (1...10).map { try paper($0, upvotes: $0, abstract: "About matter \($0 * 31).") }
        try press.collected(early, on: "2026-02-24")
        try press.collected(late, on: "2026-02-26")
        let day = try press.day("2026-02-24")
        let report = try await press.application.evaluate(day...day, corpus: nil)
        #expect(report.days == [day])
        #expect(report.rankings.first { $0.ranking == "random" }?.all.precision == 0.5)
    }

    @Test(
        "wrong values in the configuration are errors with the key",
        arguments: [
            ("{weights: {stras: 1}}", "selection.weights.stras"), ("{weights: {stars: -1}}", "selection.weights.stars"),
            ("{diversity: 2}", "selection.diversity"), ("{floor: high}", "selection.floor"),
            ("{at-least: 6}", "selection.at-least"), ("{profile: {arxiv: [x]}}", "selection.profile.arxiv"),
        ]
    )
    func configuration(selection: String, key: String) {
        #expect {
            _ = try TestPress(selection: selection)
        } throws: {
            "\($0)".contains(key)
        }
    }

    @Test("weights that are named replace the default, the others stay")
    func weights() throws {
        let rules = try TestPress(selection: "{weights: {stars: 2.5, upvotes: 0}, diversity: 0.2, floor: 1.5}")
            .application.configuration.selection
        #expect(rules.weights[.stars] == 2.5 && rules.weights[.upvotes] == 0)
        #expect(rules.weights[.citations] == Weights.default[.citations])
        #expect(rules.diversity == 0.2 && rules.floor == 1.5 && rules.atLeast == 1)
    }
}
