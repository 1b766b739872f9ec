import Foundation
import Paperboy
import Testing

// Swift Testing has an `Issue` too.
extension Paperboy.Issue {
    /// Two papers in Japanese and English, with everything that an issue can carry.
    static func fixture() throws -> Paperboy.Issue {
        let slug = try #require(IssueSlug(rawValue: "llm-papers-2026-02-26"))
        let date = try #require(ZonedTime("2026-02-26T09:00:00+09:00"))
        return Paperboy.Issue(
            slug: slug,
            id: "tag:blog.example.com,2026-02-26:llm-papers",
            date: date,
            editions: [
                Edition(language: .japanese, title: "LLM論文サーベイ（2026-02-26）", tags: ["LLM", "論文"], categories: ["AI"]),
                Edition(language: .english, title: "LLM Papers Survey (2026-02-26)", tags: ["LLM"]),
            ],
            entries: [try .fixtureWithEverything(), try .fixtureWithLittle()],
            sources: [
                SourceNote(source: .arxiv, outcome: .ok, papers: 2),
                SourceNote(source: .semanticScholar, outcome: .failed, papers: 0, detail: "HTTP 429"),
            ]
        )
    }
}

extension Entry {
    static func fixtureWithEverything() throws -> Entry {
        Entry(
            paper: try #require(PaperID("arxiv:2602.00001")),
            title: "Folding Maps: A Small Study of Paper",
            authors: ["Ada One", "Ben Two", "Cy Three", "Di Four", "Ed Five", "Flo Six"],
            published: CalendarDate("2026-02-24"),
            source: .huggingFace,
            links: [
                Link(kind: .abstract, url: "https://arxiv.org/abs/2602.00001"),
                Link(kind: .pdf, url: "https://arxiv.org/pdf/2602.00001"),
                Link(kind: .code, url: "https://github.com/example/folding"),
            ],
            abstract: "We fold maps. Experiments on 3 atlases show that folding saves 40% of the space.",
            figure: Figure(file: "paper_1.png", width: 1200, height: 630, alt: "A folded map", credit: "Drawing: us"),
            reasons: [.japanese: "Hugging Face Daily Papersで12票", .english: "12 upvotes on Hugging Face Daily Papers"],
            summaries: [
                .japanese: Summary(
                    text: "地図を折り畳む手法を提案し、3種の地図帳で40%の省スペース化を示した。",
                    takeaway: "折れば場所を取らない。",
                    language: .japanese,
                    origin: .model("claude-haiku-5-5", day: CalendarDate(daysSinceEpoch: 20_510))
                ),
                .english: Summary(
                    text: "Folding maps saves 40% of the space on 3 atlases.",
                    language: .english,
                    origin: .editor
                ),
            ]
        )
    }

    static func fixtureWithLittle() throws -> Entry {
        let extract = Summary(text: "We count leaves.", language: .english, origin: .extract)
        return Entry(
            paper: try #require(PaperID("doi:10.1234/leaves.7")),
            title: "Leaves",
            source: .semanticScholar,
            links: [Link(kind: .abstract, url: "https://doi.org/10.1234/leaves.7")],
            abstract: "We count leaves.",
            summaries: [.japanese: extract, .english: extract]
        )
    }
}
