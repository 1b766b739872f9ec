import Paperboy
import Testing

/// An issue in which each text stands in every place once: title, author, figure, summary, abstract, source and reason.
enum HostileIssue {
    static func make(_ texts: [String]) throws -> Paperboy.Issue {
        let day = try #require(CalendarDate("2026-03-04"))
        return Paperboy.Issue(
            slug: try #require(IssueSlug(rawValue: "hostile-2026-03-05")),
            id: "tag:blog.example.com,2026-03-05:hostile",
            date: try #require(ZonedTime("2026-03-05T06:00:00+09:00")),
            editions: [Language.japanese, .english].map { language in
                Edition(language: language, title: texts.first ?? "", tags: texts, categories: texts)
            },
            entries: texts.enumerated().map { entry($1, number: $0 + 1, day: day) },
            sources: texts.map { SourceNote(source: SourceName(rawValue: $0), outcome: .failed, papers: 0) }
        )
    }

    private static func entry(_ text: String, number: Int, day: CalendarDate) -> Entry {
        let summary = Summary(text: text, language: .english, origin: .model(text, day: day))
        return Entry(
            paper: .semanticScholar("\(number)"),
            title: text,
            authors: [text, text],
            source: SourceName(rawValue: text),
            links: [Link(kind: .doi, url: "https://doi.org/10.1000/\(text)")],
            abstract: text,
            figure: Figure(file: "paper_\(number).png", width: 1, height: 1, alt: text, credit: text),
            reasons: [.japanese: text, .english: text],
            summaries: [.japanese: summary, .english: summary]
        )
    }
}
