/// Puts an issue together from what the earlier stages decided. Pure: the same parts give the same issue.
struct Composer {
    let configuration: Configuration
    /// The words of each edition's language.
    let words: [Language: Words]

    func issue(
        _ slug: IssueSlug,
        on day: CalendarDate,
        at date: ZonedTime,
        choices: [Choice],
        figures: [PaperID: Figure],
        summaries: [PaperID: [Language: Summary]],
        notes: [SourceNote]
    ) -> Issue {
        let newsletter = configuration.newsletter
        return Issue(
            slug: slug,
            id: "tag:\(newsletter.domain),\(day):\(newsletter.slug)",
            date: date,
            editions: configuration.editions.map { $0.edition(on: day) },
            entries: choices.map { choice in
                entry(choice, figure: figures[choice.paper.id], summaries: summaries[choice.paper.id] ?? [:])
            },
            sources: notes,
            topics: configuration.topics.map(\.name)
        )
    }

    private func entry(_ choice: Choice, figure: Figure?, summaries: [Language: Summary]) -> Entry {
        let paper = choice.paper
        return Entry(
            paper: paper.id,
            title: paper.title,
            authors: paper.authors,
            published: paper.published.map { CalendarDate($0) },
            source: Self.spokesman(for: paper),
            links: Self.links(of: paper),
            abstract: paper.abstract,
            figure: figure,
            reasons: words.mapValues { Reason.text(of: choice.reasons, in: $0) },
            summaries: summaries,
            topics: configuration.topics.filter { $0.covers(paper) }.map(\.name)
        )
    }

    /// The source that readers are pointed to: where people vouched for the paper, if there is such a place.
    private static func spokesman(for paper: Paper) -> SourceName {
        let preferred: [SourceName] = [.huggingFace, .arxiv, .semanticScholar]
        return preferred.first(where: paper.sources.contains) ?? paper.sources.first ?? .arxiv
    }

    /// One link of each kind, the abstract first.
    private static func links(of paper: Paper) -> [Link] {
        Link.Kind.allCases.compactMap { kind in
            let known = paper.links.first { $0.kind == kind }
            return known ?? (kind == .abstract ? Link(kind: .abstract, url: paper.id.url) : nil)
        }
    }
}
