import Foundation
import Testing

@testable import Paperboy

@Suite("why PAPER")
struct WhyPaperTests {
    private func paper(
        _ number: Int,
        upvotes: Int,
        title: String = "Title",
        abstract: String? = nil,
        aliases: [String] = []
    ) throws -> Paper {
        Paper(
            id: try #require(PaperID("arxiv:2602.\(number.digits(5))")),
            aliases: try aliases.map { try #require(PaperID($0)) },
            title: "\(title) \(number) of a series that is long enough",
            abstract: abstract ?? "Sentence number \(number) stands here. It says \(number * 17).",
            signals: [Signal(source: .huggingFace, kind: .upvotes, value: upvotes)],
            sources: [.huggingFace]
        )
    }

    private let rules = "{papers: 1, exclude: [quantum], floor: 2, diversity: 0}"

    /// Composes an issue of 25 and one of 26 February, so that there is a reason of each kind.
    private func press() async throws -> TestPress {
        let press = try TestPress(selection: rules)
        try press.collected([paper(1, upvotes: 50)], on: "2026-02-25")
        _ = try await press.application.compose(press.day("2026-02-25"))
        try press.collected(
            [
                paper(1, upvotes: 90), paper(2, upvotes: 40, aliases: ["doi:10.1000/x2"]), paper(3, upvotes: 30),
                paper(4, upvotes: 1), paper(5, upvotes: 20, title: "Quantum"), paper(6, upvotes: 20, abstract: ""),
            ],
            on: "2026-02-26"
        )
        _ = try await press.application.compose(press.day("2026-02-26"))
        return press
    }

    @Test(
        "names the reason",
        arguments: [
            ("2602.00001", "in the earlier issue test-papers-2026-02-25"), ("2602.00002", "chosen, place 1"),
            ("2602.00003", "outranked: place 2 with 5.0 points; the last chosen, place 1, has 5.4"),
            ("2602.00004", "under the floor: 1.0 points, selection.floor is 2.0"),
            ("2602.00005", "has the excluded word “quantum”"), ("2602.00006", "has no abstract"),
        ]
    )
    func reasons(paper: String, words: String) async throws {
        let press = try await press()
        defer { withExtendedLifetime(press) {} }
        let report = try press.application.why(paper: paper)
        #expect(report.days.last?.verdict?.explanation.hasPrefix(words) == true, "\(report.text)")
        #expect(report.days.last?.wasDecided == true)
        #expect(report.text.contains(words))
    }

    @Test("shows signals from day to day, and the issue with place and reason")
    func overTime() async throws {
        let press = try await press()
        defer { withExtendedLifetime(press) {} }
        let report = try press.application.why(paper: "https://arxiv.org/abs/2602.00001v2")
        #expect(report.days.map(\.day.description) == ["2026-02-25", "2026-02-26"])
        #expect(report.days.map { $0.signals.map(\.value) } == [[50], [90]])
        let place = try #require(report.issues.first)
        #expect(report.issues.count == 1 && place.slug.rawValue == "test-papers-2026-02-25")
        #expect(place.place == 1 && place.state == "draft")
        #expect(place.reason == "50 upvotes on Hugging Face Daily Papers")
    }

    @Test("finds a paper by a DOI that another source knows, and names all it is known by")
    func aliases() async throws {
        let press = try await press()
        defer { withExtendedLifetime(press) {} }
        let report = try press.application.why(paper: "10.1000/X2")
        #expect(report.paper.description == "arxiv:2602.00002")
        #expect(report.aliases.map(\.description) == ["doi:10.1000/x2"])
    }

    @Test("finds sightings under another identifier, when a source named the paper so at first")
    func renamed() async throws {
        let press = try TestPress()
        var early = try paper(2, upvotes: 1)
        early.id = try #require(PaperID("doi:10.1000/x2"))
        try press.collected([early], on: "2026-02-24")
        try press.collected([paper(2, upvotes: 5, aliases: ["doi:10.1000/x2"])], on: "2026-02-25")
        #expect(try press.application.why(paper: "2602.00002").days.count == 2)
    }

    @Test("says what would be, where no choice was made for a day")
    func conjecture() async throws {
        let press = try TestPress()
        try press.collected([paper(1, upvotes: 50)], on: "2026-02-25")
        let day = try #require(try press.application.why(paper: "2602.00001").days.first)
        #expect(day.verdict?.fate == "chosen" && !day.wasDecided)
    }

    @Test("keeps what was decided, whatever comes later")
    func decided() async throws {
        let press = try await press()
        try press.collected([paper(3, upvotes: 5000)], on: "2026-02-26")
        #expect(try press.application.why(paper: "2602.00003").days.last?.verdict?.fate == "outranked")
    }

    @Test("says that an editor took a paper out")
    func edited() async throws {
        let press = try await press()
        let slug = try #require(IssueSlug(rawValue: "test-papers-2026-02-25"))
        let file = press.folder.url.appending(path: "issues/\(slug)/issue.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        try Data(text.replacing("arxiv:2602.00001", with: "arxiv:2602.00099").utf8).write(to: file)
        let place = try #require(try press.application.why(paper: "2602.00001").issues.first)
        #expect(place.place == nil && place.reason == "was chosen, and taken out by an editor")
    }

    @Test("an unknown paper is an error with the nearest that is known")
    func unknown() async throws {
        let press = try await press()
        #expect {
            try press.application.why(paper: "2602.00009")
        } throws: {
            ($0 as? CommandFailure)?.status == .usage && "\($0)".contains("never seen")
                && "\($0)".contains("arxiv:2602.0000")
        }
        #expect {
            try press.application.why(paper: "quantum")
        } throws: {
            "\($0)".contains("arxiv:2602.00005 (Quantum 5")
        }
    }
}
