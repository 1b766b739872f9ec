import Foundation

extension SourceSettings {
    typealias Fetch = @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse

    /// The configured sources, ready to be asked.
    struct Live {
        var sources: [any PaperSource] = []
        var enrichers: [any PaperEnricher] = []
        /// How many requests have left for each.
        var counters: [SourceName: RequestCounter] = [:]
    }

    /// - Parameter fetch: makes a source's way to the network out of its counter.
    func live(_ fetch: (RequestCounter) -> Fetch) -> Live {
        var live = Live()
        func fetchCounted(_ source: SourceName) -> Fetch {
            let counter = live.counters[source] ?? RequestCounter()
            live.counters[source] = counter
            return fetch(counter)
        }
        if let arxiv { live.sources.append(arxiv.source(fetchCounted(.arxiv))) }
        if let semanticScholar {
            let fetch = fetchCounted(.semanticScholar)
            if let source = semanticScholar.source(fetch) { live.sources.append(source) }
            if let enricher = semanticScholar.enricher(fetch) { live.enrichers.append(enricher) }
        }
        if let huggingFace { live.sources.append(huggingFace.source(fetchCounted(.huggingFace))) }
        for feed in feeds {
            live.sources.append(FeedSource(name: feed.name, endpoint: feed.url, fetch: fetchCounted(feed.name)))
        }
        return live
    }
}

extension SourceSettings.Arxiv {
    fileprivate func source(_ fetch: @escaping SourceSettings.Fetch) -> ArxivSource {
        ArxivSource(
            endpoint: endpoint,
            announcements: announcements,
            archive: archive,
            categories: categories,
            query: query,
            limit: limit,
            fetch: fetch
        )
    }
}

extension SourceSettings.SemanticScholar {
    fileprivate func source(_ fetch: @escaping SourceSettings.Fetch) -> SemanticScholarSource? {
        guard let query else { return nil }
        return SemanticScholarSource(
            endpoint: endpoint,
            query: query,
            search: search,
            limit: limit,
            key: key?.value,
            fetch: fetch
        )
    }

    /// Nil for a recorded answer too, which knows nothing of other papers.
    fileprivate func enricher(_ fetch: @escaping SourceSettings.Fetch) -> SemanticScholarEnricher? {
        guard enriches, !endpoint.isFileURL else { return nil }
        return SemanticScholarEnricher(endpoint: endpoint, key: key?.value, fetch: fetch)
    }
}

extension SourceSettings.HuggingFace {
    fileprivate func source(_ fetch: @escaping SourceSettings.Fetch) -> HuggingFaceSource {
        HuggingFaceSource(endpoint: endpoint, limit: limit, daysAgain: 3, fetch: fetch)
    }
}
