public import Foundation

/// The newest papers of some categories, from arXiv's query API.
///
/// <https://info.arxiv.org/help/api/user-manual.html>. Thank you to arXiv for use of its open access interoperability.
public struct ArxivSource: PaperSource {
    public let name = SourceName.arxiv
    public let address: URL
    private let categories: [String]
    private let query: String
    private let limit: Int
    private let sleep: @Sendable (Duration) async throws -> Void
    private let client: SourceClient

    /// arXiv gives no more in one answer.
    private static let pageSize = 2000
    /// arXiv asks for at most one request in three seconds: <https://info.arxiv.org/help/api/tou.html>
    private static let pause = Duration.seconds(3)
    /// Now and then arXiv answers an empty or broken page of a query that has more; a little later all is well.
    private static let tries = 3

    /// - Parameters:
    ///   - endpoint: `https://export.arxiv.org/api/query`, or a `file:` with one recorded answer.
    ///   - categories: such as `cs.CL`; a paper in any of them counts. None means all.
    ///   - query: in arXiv's query language; empty for all papers of the categories.
    ///   - limit: the newest so many of the window are asked for.
    public init(
        endpoint: URL,
        categories: [String],
        query: String = "",
        limit: Int,
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        fetch: @escaping @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse
    ) {
        address = endpoint
        self.categories = categories
        self.query = query
        self.limit = limit
        self.sleep = sleep
        client = SourceClient(source: .arxiv, fetch: fetch)
    }

    public func papers(in window: Range<Date>) async throws(SourceError) -> SourceAnswer {
        var answer =
            address.isFileURL
            ? self.answer(try await feed(address), from: address)
            : try await pages(of: ArxivQuery(categories: categories, words: query, window: window))
        // arXiv has ignored both filter and order before: the window decides here.
        answer.papers.removeAll { paper in paper.published.map(window.contains) != true }
        return answer
    }

    /// Page after page; when one fails, those before it are kept.
    private func pages(of query: ArxivQuery) async throws(SourceError) -> SourceAnswer {
        var answer = SourceAnswer()
        var start = 0
        var end = limit
        while start < end {
            if start > 0 { try? await sleep(Self.pause) }
            let count = min(Self.pageSize, limit - start)
            let url = query.url(at: address, start: start, count: count)
            do throws(SourceError) {
                let page = try await page(url, start: start)
                end = min(limit, page.total ?? (start + page.entries.count))
                answer = answer.joined(with: self.answer(page, from: url))
                try check(page, gives: min(count, end - start), from: url)
            } catch {
                guard !answer.papers.isEmpty else { throw error }
                answer.problems.append(error)
                return answer
            }
            start += count
        }
        return answer
    }

    /// A page, asked for again while it is broken, or empty although there must be more.
    private func page(_ url: URL, start: Int) async throws(SourceError) -> ArxivFeed {
        for _ in 1..<Self.tries {
            do throws(SourceError) {
                let page = try await feed(url)
                if !page.entries.isEmpty || (page.total ?? 0) <= start { return page }
            } catch {
                guard error.isBrokenAnswer else { throw error }
            }
            try? await sleep(Self.pause)
        }
        return try await feed(url)
    }

    private func feed(_ url: URL) async throws(SourceError) -> ArxivFeed {
        try await client.answer(from: url, refusal: ArxivFeed.refusal, read: ArxivFeed.init)
    }

    private func check(_ page: ArxivFeed, gives expected: Int, from url: URL) throws(SourceError) {
        guard page.entries.count < expected else { return }
        throw client.origin(url).error(.short(page.entries.count, of: expected))
    }

    private func answer(_ feed: ArxivFeed, from url: URL) -> SourceAnswer {
        SourceAnswer(feed.entries, from: client.origin(url), read: ArxivAdapter.paper)
    }
}

extension SourceError {
    /// Whether something came that was not the feed: arXiv's passing troubles look like this.
    fileprivate var isBrokenAnswer: Bool {
        switch reason {
        case .emptyBody, .html, .foreign, .malformed: true
        default: false
        }
    }
}
