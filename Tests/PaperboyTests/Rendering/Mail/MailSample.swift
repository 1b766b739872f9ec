import Foundation
import Paperboy
import Testing

/// A small issue written by hand, and the newsletter it belongs to.
enum MailSample {
    static let newsletter = Newsletter(
        slug: "llm-papers",
        domain: "example.com",
        site: "https://blog.example.com/",
        names: [(.japanese, "LLM論文サーベイ"), (.english, "LLM Papers Survey")],
        sender: Newsletter.Sender(
            name: "Example Laboratory",
            address: "1-2-3 Honcho, Chiyoda, Tokyo 100-0001",
            contact: "editor@example.com"
        )
    )

    static let japanese = Edition(language: .japanese, title: "LLM論文サーベイ（2026-02-26）")
    static let english = Edition(language: .english, title: "LLM Papers Survey (2026-02-26)")

    /// Thursday, 26 February 2026, 06:00 in Tokyo.
    static let date = ZonedTime(Date(timeIntervalSince1970: 1_772_053_200), offset: 9 * 3600)

    static let recipient = MailRecipient(
        address: "reader@example.org",
        name: "Ren Sato",
        messageID: "llm-papers-2026-02-26.4f1c@example.com",
        unsubscribeURL: "https://news.example.com/unsubscribe/9vN3kq0Yt2LwZ8aC",
        unsubscribeMailto: "mailto:unsubscribe+9vN3kq0Yt2LwZ8aC@example.com"
    )

    static func issue(_ entries: [Entry]) throws -> Paperboy.Issue {
        Paperboy.Issue(
            slug: try #require(IssueSlug(rawValue: "llm-papers-2026-02-26")),
            id: "tag:blog.example.com,2026-02-26:llm-papers",
            date: date,
            editions: [japanese, english],
            entries: entries,
            sources: [
                SourceNote(source: .arxiv, outcome: .ok, papers: 120),
                SourceNote(source: .semanticScholar, outcome: .failed, papers: 0, detail: "HTTP 429"),
            ]
        )
    }

    static func issue() throws -> Paperboy.Issue { try issue([kites(), lanterns()]) }

    static func renderer(_ newsletter: Newsletter = newsletter) throws -> MailRenderer {
        let from = try Mailbox("LLM Papers <news@example.com>")
        return MailRenderer(newsletter: newsletter, settings: MailSettings(from: from), templates: TemplateSet())
    }

    static func message(_ edition: Edition, of issue: Paperboy.Issue) throws -> [UInt8] {
        try renderer().body(of: issue, in: edition).message(to: recipient, date: date)
    }

    private static func kites() throws -> Entry {
        let id = try #require(ArxivID(rawValue: "2602.00001"))
        return Entry(
            paper: .arxiv(id),
            title: "KiteBench: Measuring How Far Agents Drift from Their String",
            authors: ["Aiko Mori", "Ben Ode", "Chloé Durand", "Dai Ito", "Eva Weiß", "Finn Lund"],
            published: CalendarDate("2026-02-24"),
            source: .huggingFace,
            links: [
                Link(kind: .abstract, url: id.abstractURL), Link(kind: .pdf, url: id.pdfURL),
                Link(kind: .code, url: "https://github.com/example/kitebench"),
            ],
            abstract: "We fly kites.",
            figure: Figure(
                file: "paper_1.png",
                width: 1200,
                height: 675,
                alt: "Drift in metres over time for three agents",
                credit: "Figure: Mori et al., CC BY 4.0"
            ),
            reasons: [.japanese: "Hugging Face Daily Papersで45票", .english: "45 upvotes on Hugging Face Daily Papers"],
            summaries: try kiteSummaries()
        )
    }

    private static func kiteSummaries() throws -> [Language: Summary] {
        let day = try #require(CalendarDate("2026-02-26"))
        return [
            .japanese: Summary(
                text: "凧のように糸でつながれたエージェントが、どこまで指示から離れるかを測るベンチマークを提案している。"
                    + "3種類のエージェントで120回の飛行を比べ、糸が長いほど逸脱が増えることを示した。",
                takeaway: "指示からの逸脱を「糸の長さ」として測る。",
                language: .japanese,
                origin: .model("claude-haiku-5-5", day: day)
            ),
            .english: Summary(
                text: "The paper proposes a benchmark that measures how far agents drift from their instructions, like "
                    + "kites on a string. Over 120 flights of three agents, drift grows with the length of the string.",
                takeaway: "Drift from instructions, measured as the length of a string.",
                language: .english,
                origin: .model("claude-haiku-5-5", day: day)
            ),
        ]
    }

    /// A paper with as little as a paper can have: an English extract in every edition, no figure, no reason.
    private static func lanterns() throws -> Entry {
        let extract = Summary(text: "We light lanterns = slowly.", language: .english, origin: .extract)
        return Entry(
            paper: .doi(try #require(DOI(rawValue: "10.1234/lanterns"))),
            title: "Lanterns",
            source: .semanticScholar,
            links: [Link(kind: .abstract, url: "https://doi.org/10.1234/lanterns")],
            abstract: "We light lanterns = slowly.",
            summaries: [.japanese: extract, .english: extract]
        )
    }
}
