import Paperboy
import Testing

/// An issue of three papers that together have every part that a page can have, and lack each once.
enum SmallIssue {
    static func make() throws -> Paperboy.Issue {
        let day = try #require(CalendarDate("2026-03-04"))
        return Paperboy.Issue(
            slug: try #require(IssueSlug(rawValue: "example-papers-2026-03-05")),
            id: "tag:blog.example.com,2026-03-05:example-papers",
            date: try #require(ZonedTime("2026-03-05T06:00:00+09:00")),
            editions: [
                Edition(
                    language: .japanese,
                    title: "論文\"通信\"（2026-03-05）",
                    tags: ["LLM", "論文"],
                    categories: ["論文"]
                ),
                Edition(language: .english, title: "Papers in brief (2026-03-05)"),
            ],
            entries: [try complete(day: day), try extracted(), try bare()],
            sources: [
                SourceNote(source: .arxiv, outcome: .ok, papers: 12),
                SourceNote(source: .semanticScholar, outcome: .failed, papers: 0, detail: "HTTP 429"),
            ]
        )
    }

    private static func complete(day: CalendarDate) throws -> Entry {
        Entry(
            paper: .arxiv(try #require(ArxivID(rawValue: "2603.01234"))),
            title: "C++ & *Stars*: O(n_1) <b>Search</b> in C#",
            authors: ["Ada A. First", "Ben Second", "Chieko 三浦", "Dan Fourth", "Eve Fifth", "Fay Sixth"],
            published: day,
            source: .huggingFace,
            abstract: "We cut the cost by 40% ($5 vs. $3). Code: https://example.org/a_b, and {x | x > 0}.",
            figure: Figure(file: "paper_1.png", width: 1, height: 1, alt: "Cost [USD]", credit: "Figure: First et al."),
            reasons: [.japanese: "Hugging Faceで112票", .english: "112 upvotes on Hugging Face"],
            summaries: [
                .japanese: Summary(
                    text: "費用を4割下げた。コードはhttps://example.org/a_bにある。",
                    language: .japanese,
                    origin: .model("claude-haiku-5-5", day: day)
                ),
                .english: Summary(
                    text: "It cuts the cost by 40% (see https://example.org/a_b).",
                    language: .english,
                    origin: .model("claude-haiku-5-5", day: day)
                ),
            ]
        )
    }

    private static func extracted() throws -> Entry {
        let extract = Summary(text: "We study tides.", language: .english, origin: .extract)
        return Entry(
            paper: .doi(try #require(DOI(rawValue: "10.1000/tide(1)"))),
            title: "Tides",
            authors: ["Gil Only"],
            source: .semanticScholar,
            abstract: "We study tides. They come and go.",
            summaries: [.japanese: extract, .english: extract]
        )
    }

    private static func bare() throws -> Entry {
        Entry(
            paper: .semanticScholar("7e55d8701785818776323b4147cb13354c820469"),
            title: "Nothing Known",
            source: "example",
            links: [Link(kind: .abstract, url: "javascript:alert(1)")]
        )
    }
}
