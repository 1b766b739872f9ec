import Foundation
import Testing

@testable import Paperboy

@Suite("Silence of a source")
struct SourceSilenceTests {
    /// The latest day is Wednesday 2026-02-25; one letter a day backwards: papers, failed, unexpectedly empty, quiet.
    private func silence(_ days: String) throws -> SourceSilence? {
        let last = try #require(CalendarDate("2026-02-25"))
        return SourceSilence(
            days.enumerated().map { offset, letter in
                let outcome: SourceNote.Outcome =
                    switch letter {
                    case "p": .ok
                    case "f": .failed
                    default: .empty
                    }
                let note = SourceNote(
                    source: .arxiv,
                    outcome: outcome,
                    papers: letter == "p" ? 1 : 0,
                    isUnexpected: letter == "u"
                )
                return (last.advanced(by: -offset), note)
            }
        )
    }

    @Test(
        "is counted in working days since the last papers, without those on which nothing was to be expected",
        arguments: [
            ("p", nil), ("", nil), ("q", nil), ("f", 1), ("uufp", 3), ("uuufffp", 4), ("uqqp", 1), ("upuuu", 1),
        ]
    )
    func count(days: String, expected: Int?) throws {
        #expect(try silence(days)?.workingDays == expected)
    }

    @Test("says since when, and where to look")
    func words() throws {
        let words = try #require(try silence("uuufffp")?.words)
        #expect(words.hasPrefix("arxiv: no papers on 4 working days in a row, since 2026-02-20; look"))
    }
}
