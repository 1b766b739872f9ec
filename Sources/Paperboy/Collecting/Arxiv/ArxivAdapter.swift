import Foundation

/// Turns arXiv's entries into papers.
enum ArxivAdapter {
    /// Nil for a withdrawn paper: it is never published.
    static func paper(_ entry: ArxivEntry) throws(UnreadableEntry) -> Paper? {
        guard let id = ArxivID(anyForm: entry.id) else {
            throw UnreadableEntry(words: "no arXiv identifier in “\(entry.id)”")
        }
        guard !entry.title.isEmpty else { throw UnreadableEntry(words: "\(id.rawValue) has no title") }
        guard let published = ZonedTime(entry.published) else {
            throw UnreadableEntry(words: "\(id.rawValue) has no date of submission, but “\(entry.published)”")
        }
        return paper(id, entry, published: published.instant)
    }

    /// The paper as its announcement has it, without a date of submission. Nil for a withdrawn paper.
    static func paper(_ announcement: ArxivAnnouncement) throws(UnreadableEntry) -> Paper? {
        let entry = announcement.entry
        guard let id = ArxivID(anyForm: entry.id) else {
            throw UnreadableEntry(words: "no arXiv identifier in “\(entry.id)”")
        }
        guard !entry.title.isEmpty else { throw UnreadableEntry(words: "\(id.rawValue) has no title") }
        var paper = paper(id, entry, published: nil)
        paper?.announced = announcement.announced
        return paper
    }

    private static func paper(_ id: ArxivID, _ entry: ArxivEntry, published: Date?) -> Paper? {
        guard !entry.isWithdrawn else { return nil }
        let doi = entry.doi.flatMap(DOI.init).flatMap { $0.arxivID == nil ? $0 : nil }
        return Paper(
            id: .arxiv(id),
            aliases: doi.map { [.doi($0)] } ?? [],
            title: entry.title,
            abstract: entry.summary,
            authors: entry.authors.filter { !$0.isEmpty },
            published: published,
            updated: ZonedTime(entry.updated)?.instant,
            categories: categories(entry),
            links: links(id, doi),
            sources: [.arxiv],
            license: entry.license
        )
    }

    private static func categories(_ entry: ArxivEntry) -> [String] {
        let primary = entry.primaryCategory.map { [$0] } ?? []
        return primary + entry.categories.filter { $0 != entry.primaryCategory }
    }

    /// Made from the identifier: the feed's own links name a version, and are `http` in its older form.
    private static func links(_ id: ArxivID, _ doi: DOI?) -> [Link] {
        let own = [Link(kind: .abstract, url: id.abstractURL), Link(kind: .pdf, url: id.pdfURL)]
        return own + (doi.map { [Link(kind: .doi, url: $0.url)] } ?? [])
    }
}
