import Foundation
import Paperboy
import Testing

/// Two short issues in two languages, written by hand: model summary, extract and missing parts, with a figure or not.
enum FeedSample {
    static let newsletter = Newsletter(
        slug: "llm-papers",
        domain: "blog.example.com",
        site: "https://blog.example.com/",
        names: [(.japanese, "LLM論文サーベイ"), (.english, "LLM Papers Survey")],
        sender: .init(name: "Example Lab", address: "1-1 Example, Tokyo", contact: "hello@example.com")
    )

    static let baseURL = "https://feeds.example.com/"

    static func renderer(_ newsletter: Newsletter = newsletter, entries: Int = 30) -> FeedRenderer {
        FeedRenderer(newsletter: newsletter, baseURL: baseURL, templates: TemplateSet(), entries: entries)
    }

    static func issues() throws -> [Paperboy.Issue] {
        [
            try issue(on: "2026-02-25", entries: [try plainEntry()]),
            try issue(on: "2026-02-26", entries: [try fullEntry(), try extractEntry()], sources: notes),
        ]
    }

    static func issue(
        on day: String,
        entries: [Entry],
        sources: [SourceNote] = []
    ) throws -> Paperboy.Issue {
        Issue(
            slug: try #require(IssueSlug(rawValue: "llm-papers-\(day)")),
            id: "tag:blog.example.com,\(day):llm-papers",
            date: try #require(ZonedTime("\(day)T06:00:00+09:00")),
            editions: [
                Edition(language: .japanese, title: "LLM論文サーベイ（\(day)）", tags: ["LLM", "論文"], categories: ["LLM"]),
                Edition(language: .english, title: "LLM Papers Survey (\(day))", tags: ["LLM", "R&D"]),
            ],
            entries: entries,
            sources: sources
        )
    }

    private static let notes = [
        SourceNote(source: .arxiv, outcome: .ok, papers: 12),
        SourceNote(source: .huggingFace, outcome: .partial, papers: 3, detail: "page 2: HTTP 500"),
        SourceNote(source: .semanticScholar, outcome: .failed, papers: 0, detail: "HTTP 429"),
    ]

    private static func fullEntry() throws -> Entry {
        let id = try #require(ArxivID(rawValue: "2602.00001"))
        let origin = Summary.Origin.model("claude-haiku-5-5", day: try #require(CalendarDate("2026-02-26")))
        return Entry(
            paper: .arxiv(id),
            title: "Sorting <think> Tags & Other \"Tokens\"",
            authors: ["Ada Ab", "Ben Bc", "Cy Cd", "Di De", "Ed Ef", "Flo Fg"],
            published: CalendarDate("2026-02-24"),
            source: .arxiv,
            links: [
                Link(kind: .abstract, url: "https://arxiv.org/abs/2602.00001"),
                Link(kind: .pdf, url: "https://arxiv.org/pdf/2602.00001"),
                Link(kind: .code, url: "https://code.example.com/sort?tag=think&x=1"),
            ],
            abstract: "We sort tokens. It takes O(n²) time for n < 10.",
            figure: Figure(
                file: "paper_1.png",
                width: 1200,
                height: 675,
                alt: "Time over tokens",
                credit: "Ab et al., CC BY 4.0"
            ),
            reasons: [.japanese: "arXivに掲載", .english: "listed by arXiv"],
            summaries: [
                .japanese: Summary(
                    text: "トークンを並べ替える手法を提案しています。",
                    takeaway: "並べ替えは2乗時間で足ります。",
                    language: .japanese,
                    origin: origin
                ),
                .english: Summary(text: "Proposes a way to sort tokens.", language: .english, origin: origin),
            ]
        )
    }

    private static func extractEntry() throws -> Entry {
        let doi = try #require(DOI(rawValue: "10.1145/1234567.1234568"))
        let extract = Summary(text: "Reading helps.", language: .english, origin: .extract)
        return Entry(
            paper: .doi(doi),
            title: "Reading Helps",
            source: .semanticScholar,
            links: [Link(kind: .abstract, url: "https://journal.example.com/reading")],
            abstract: "Reading helps. We read.",
            figure: Figure(file: "paper_2.png", width: 600, height: 400),
            summaries: [.japanese: extract, .english: extract]
        )
    }

    private static func plainEntry() throws -> Entry {
        let id = try #require(ArxivID(rawValue: "2602.00002"))
        let summary = { (text: String, language: Language) in Summary(text: text, language: language, origin: .editor) }
        return Entry(
            paper: .arxiv(id),
            title: "A Paper Without Anything",
            authors: ["Ada Ab"],
            source: .arxiv,
            summaries: [
                .japanese: summary("図も要旨もない論文です。", .japanese),
                .english: summary("A paper with neither figure nor abstract.", .english),
            ]
        )
    }
}
