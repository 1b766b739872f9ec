import Testing

@testable import Paperboy

@Suite("Texts of a mail")
struct MailTextTests {
    @Test(
        "are cut between words and marked where they are cut",
        arguments: [
            ("short", 10, "short"),
            ("Query-focused and Memory-aware Reranker", 30, "Query-focused and…"),
            ("検索拡張生成の評価", 9, "検索拡張…"),
            ("Supercalifragilistic", 10, "Supercali…"),
        ]
    )
    func shortened(text: String, limit: Int, expected: String) {
        #expect(text.shortened(to: limit) == expected)
        #expect(expected.columns <= max(limit, text.columns))
    }

    @Test("are wrapped at blanks; an address that is longer keeps its line")
    func wrapped() {
        #expect("one two three".wrapped(at: 7) == "one two\nthree")
        #expect("see https://example.com/long now".wrapped(at: 8) == "see\nhttps://example.com/long\nnow")
        #expect("".wrapped(at: 8) == "")
    }

    @Test("are counted in words or in characters, by the language they are written in")
    func readingTime() {
        let english = Summary(
            text: String(repeating: "word ", count: 461),
            language: .english,
            origin: .editor
        )
        let japanese = Summary(text: String(repeating: "字", count: 499), language: .japanese, origin: .editor)
        #expect(ReadingTime.minutes(of: [english]) == 3)
        #expect(ReadingTime.minutes(of: [japanese]) == 1)
        #expect(ReadingTime.minutes(of: [english, japanese]) == 4)
        #expect(ReadingTime.minutes(of: []) == 1)
    }

    @Test(
        "give a day as a newspaper prints it",
        arguments: [
            ("en", "1969-12-31", "Wednesday, 31 December 1969"), ("en", "2026-02-26", "Thursday, 26 February 2026"),
            ("ja", "2026-02-26", "2026年2月26日（木）"),
        ]
    )
    func longDate(language: String, day: String, expected: String) throws {
        let words = try TemplateSet().words(try #require(Language(rawValue: language)))
        #expect(words.longDate(try #require(CalendarDate(day))) == expected)
    }
}
