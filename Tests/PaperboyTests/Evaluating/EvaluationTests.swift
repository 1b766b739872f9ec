import Foundation
import Testing

@testable import Paperboy

@Suite("Evaluation")
struct EvaluationTests {
    private let day = CalendarDate(daysSinceEpoch: 20_510)

    private func papers(_ count: Int, votes: (Int) -> Int, stars: (Int) -> Int) throws -> [Paper] {
        try (1...count).map { number in
            Paper(
                id: try #require(PaperID("arxiv:2602.\(number.digits(5))")),
                title: "Title \(number)",
                abstract: "Abstract \(number).",
                published: day.startInUTC.addingTimeInterval(Double(-number)),
                signals: [
                    Signal(source: .huggingFace, kind: .upvotes, value: votes(number)),
                    Signal(source: .huggingFace, kind: .comments, value: votes(number)),
                    Signal(source: .huggingFace, kind: .rank, value: number),
                    Signal(source: .huggingFace, kind: .stars, value: stars(number)),
                ],
                sources: [.huggingFace]
            )
        }
    }

    private func report(_ papers: [Paper], _ rules: SelectionRules = SelectionRules()) throws -> EvaluationReport {
        try Evaluation(rules: rules).report(on: [PastDay(day: day, papers: papers)])
    }

    private func row(_ name: String, _ report: EvaluationReport) throws -> RankingQuality {
        try #require(report.rankings.first { $0.ranking == name }).all
    }

    @Test("a criterion that foretells the votes is perfect, and one that says the opposite is worthless")
    func extremes() throws {
        let good = try report(papers(12, votes: { $0 }, stars: { $0 }))
        #expect(try row("stars alone", good).precision == 1)
        #expect(try row("newest first", good).precision == 0)
        let bad = try report(papers(12, votes: { $0 }, stars: { 100 - $0 }))
        #expect(try row("stars alone", bad).precision == 0)
        #expect(try abs(row("random", bad).precision - 5.0 / 12) < 1e-12)
    }

    @Test("the ranking sees neither votes nor comments nor places in a list, and no order")
    func hidden() throws {
        var generator = SeededGenerator(seed: 3)
        let papers = try papers(15, votes: { $0 * 7 % 11 }, stars: { $0 * 5 % 13 })
        let others = try self.papers(15, votes: { 50 - $0 }, stars: { $0 * 5 % 13 })
        let day = PastDay(day: day, papers: papers.shuffled(using: &generator))
        let other = PastDay(day: self.day, papers: others.shuffled(using: &generator))
        #expect(day.papers == other.papers)
        #expect(day.papers.allSatisfy { $0.signals.allSatisfy { $0.kind == .stars } })
        #expect(day.upvotes != other.upvotes)
    }

    @Test("criteria that say nothing of any paper are left out")
    func silent() throws {
        let names = try report(papers(12, votes: { $0 }, stars: { $0 })).rankings.map(\.ranking)
        #expect(names == ["as configured", "newest first", "random", "stars alone", "freshness alone"])
    }

    @Test("days with fewer than ten papers are left out, and none at all is an error that says so")
    func smallDays() throws {
        #expect(throws: CommandFailure.self) { try report(papers(9, votes: { $0 }, stars: { $0 })) }
        let days = try [
            PastDay(day: day, papers: papers(9, votes: { $0 }, stars: { $0 })),
            PastDay(day: day.advanced(by: 1), papers: papers(10, votes: { $0 }, stars: { $0 })),
        ]
        #expect(try Evaluation(rules: SelectionRules()).report(on: days).days == [day.advanced(by: 1)])
    }

    @Test("excluded words and the floor are part of what is judged")
    func rules() throws {
        let papers = try papers(12, votes: { $0 }, stars: { $0 })
        let picky = SelectionRules(exclude: ["Title 12", "Title 11"], weights: .only(.stars), diversity: 0)
        #expect(try row("as configured", report(papers, picky)).precision == 0.6)
    }

    @Test("a corpus folder is read by day; a file that cannot be read is a remark")
    func folder() async throws {
        let folder = try TemporaryFolder()
        let entry = #"{"paper": {"id": "2602.00001", "title": "T", "summary": "S", "upvotes": 4}}"#
        try folder.write("[\(entry)]", to: "2026-02-25.json")
        try folder.write("[\(entry)]", to: "daily_papers-2026-02-26.json")
        try folder.write("<html>", to: "daily_papers-2026-02-27.json")
        try folder.write("[]", to: "notes.json")
        let past = try await CorpusFolder(folder.url).days()
        #expect(past.days.map(\.day.description) == ["2026-02-25", "2026-02-26"])
        #expect(past.days.first?.upvotes.values.map(\.self) == [4])
        #expect(past.remarks.count == 1 && past.remarks[0].contains("2026-02-27"))
        let last = try #require(CalendarDate("2026-02-26"))
        #expect(try await CorpusFolder(folder.url).days(in: last...last).days.map(\.day) == [last])
    }

    @Test("a folder without days is an error that says what is looked for")
    func emptyFolder() async throws {
        let folder = try TemporaryFolder()
        await #expect(throws: CommandFailure.self) { try await CorpusFolder(folder.url).days() }
    }
}
