import Foundation
import Paperboy

/// The issue that stands on the page of 2026-02-26 in the shared folder, taken from its two pages.
enum SampleIssue {
    static let japanesePage = "golden/llm-papers-2026-02-26.ja.md"
    static let englishPage = "golden/llm-papers-2026-02-26.en.txt"

    static func page(_ name: String) throws -> String {
        try String(contentsOf: SharedFolder.url.appending(path: name), encoding: .utf8)
    }

    /// The issue in Japanese and English, all summaries by a model.
    static func read() throws -> Issue {
        let english = try page(englishPage).matches(of: /\nSummary\n\n(.+)\n/).map { String($0.1) }
        let papers = try page(japanesePage).matches(of: paper)
        return Issue(
            slug: try required(IssueSlug(rawValue: "llm-papers-2026-02-26")),
            id: "tag:blog.example.com,2026-02-26:llm-papers",
            date: try required(ZonedTime("2026-02-26T06:00:00+09:00")),
            editions: [
                Edition(
                    language: .japanese,
                    title: "LLM論文サーベイ（2026-02-26）",
                    tags: ["LLM", "AI", "論文"],
                    categories: ["LLM", "AI", "論文"]
                ),
                Edition(language: .english, title: "LLM Papers Survey (2026-02-26)", tags: ["LLM", "AI"]),
            ],
            entries: try zip(papers, english).map { try entry($0.output, english: $1) }
        )
    }

    private typealias Match = (Substring, Substring, Substring, Substring, Substring, Substring, Substring)

    nonisolated(unsafe) private static let paper =
        /## (\d)\. (.+)\n\n- \*\*著者\*\*: (.+)\n- \*\*公開日\*\*: (.+)\n[^\x{0}]+?### 要約\n\n(.+)\n\n\{\{.+\}\}\n(.+)\n/

    private static func entry(_ match: Match, english: String) throws -> Entry {
        let url = try required(
            ["2602.12192", "2602.20739", "2602.21015", "2602.21202", "2602.18996"].dropFirst((Int(match.1) ?? 1) - 1)
                .first
        )
        let day = try required(CalendarDate("2026-02-25"))
        return Entry(
            paper: .arxiv(try required(ArxivID(rawValue: url))),
            title: String(match.2),
            // The page shows five of them; the sixth stands for the rest.
            authors: match.3.replacing(" ほか", with: ", Sixth Author").components(separatedBy: ", "),
            published: CalendarDate(String(match.4)),
            source: .huggingFace,
            abstract: String(match.6),
            figure: Figure(file: "paper_\(match.1).png", width: 1200, height: 600),
            summaries: [
                .japanese: Summary(text: String(match.5), language: .japanese, origin: .model("claude", day: day)),
                .english: Summary(text: english, language: .english, origin: .model("claude", day: day)),
            ]
        )
    }

    private static func required<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw CocoaError(.fileReadCorruptFile) }
        return value
    }
}
