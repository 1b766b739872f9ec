import Foundation

/// Turns items of feeds into papers.
enum FeedAdapter {
    static func paper(_ item: FeedItem, from feed: SourceName) throws(UnreadableEntry) -> Paper {
        let ids = identities(of: item)
        guard let id = ids.first else { throw UnreadableEntry(words: "“\(item.title)” has no link and no identifier") }
        guard !item.title.isEmpty else { throw UnreadableEntry(words: "\(id) has no title") }
        return Paper(
            id: id,
            aliases: Array(ids.dropFirst()),
            title: item.title,
            abstract: item.summary,
            authors: item.authors,
            // What a feed dates is its own post; the day of submission is arXiv's to say.
            published: id.arxivID == nil ? item.published ?? item.updated : nil,
            updated: id.arxivID == nil ? item.updated : nil,
            listed: item.published ?? item.updated,
            links: links(of: item, ids),
            sources: [feed],
            keywords: item.tags.filter { !$0.isEmpty }
        )
    }

    /// Best first. The links and the identifiers say which work it is. In the running text, one work alone may be
    /// meant: a post that names several is about none of them.
    private static func identities(of item: FeedItem) -> [PaperID] {
        let stated = ([item.id].compactMap { $0 } + item.links + item.identifiers).flatMap(WorkNames.inAddress)
        let named = stated.isEmpty ? WorkNames.inText(item.content) : []
        let works = Set(stated.isEmpty && named.count > 1 ? [] : stated + named)
        let arxiv = works.filter { $0.arxivID != nil }.sorted().prefix(1)
        let others = works.filter { $0.arxivID == nil }.sorted()
        let page = item.links.first.flatMap(PageAddress.init).map { [PaperID.web($0)] } ?? []
        return arxiv + others + page
    }

    private static func links(of item: FeedItem, _ ids: [PaperID]) -> [Link] {
        let known = ids.flatMap { id in
            switch id {
            case .arxiv(let id): [Link(kind: .abstract, url: id.abstractURL), Link(kind: .pdf, url: id.pdfURL)]
            case .doi(let doi): [Link(kind: .doi, url: doi.url)]
            case .semanticScholar, .web: [Link]()
            }
        }
        let page = Link(ids.first?.arxivID == nil ? .abstract : .discussion, untrusted: item.links.first)
        return known + [page].compactMap { $0 }
    }
}
