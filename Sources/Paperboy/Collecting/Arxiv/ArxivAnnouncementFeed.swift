import Foundation

/// arXiv's announcement feed: what arXiv says is new today.
struct ArxivAnnouncementFeed: Sendable {
    /// `https://rss.arxiv.org/atom` or `…/rss`; the categories follow as a path.
    let endpoint: URL
    let client: SourceClient

    /// The new papers, announced within `window`, for which `condition` holds; a new version of a known paper is none.
    func papers(
        of categories: [ArxivCategory],
        matching condition: ArxivCondition,
        in window: Range<Date>
    ) async throws(SourceError) -> SourceAnswer {
        let url = url(of: categories)
        let items = try await client.answer(
            to: HTTPRequest(url: url),
            refusal: { _ in nil },
            read: ArxivAnnouncements.read
        )
        return SourceAnswer(items, from: client.origin(url)) { item throws(UnreadableEntry) in
            let item = try item.get()
            guard item.isNew, window.contains(item.announced), condition.holds(for: item.entry) else { return nil }
            return try ArxivAdapter.paper(item)
        }
    }

    /// Categories are joined by `+`; that of a whole archive is its bare name.
    private func url(of categories: [ArxivCategory]) -> URL {
        guard !endpoint.isFileURL else { return endpoint }
        let names = categories.map { $0.id.hasSuffix(".*") ? $0.archive : $0.id }
        return endpoint.appending(path: names.joined(separator: "+"))
    }
}
