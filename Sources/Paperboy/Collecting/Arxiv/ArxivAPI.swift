import Foundation

/// arXiv's query API: page after page of a query, or the papers of some identifiers.
struct ArxivAPI: Sendable {
    let endpoint: URL
    let client: SourceClient

    /// arXiv gives no more in one answer.
    private static let pageSize = 2000
    /// So many identifiers make an address that every server on the way takes.
    private static let idsPerRequest = 100
    /// Now and then arXiv answers an empty or broken page of a query that has more; a little later all is well.
    private static let tries = 3

    /// All entries of a recorded answer.
    func recorded() async throws(SourceError) -> SourceAnswer {
        answer(try await feed(HTTPRequest(url: endpoint)), from: endpoint)
    }

    /// The newest `limit` papers of a query. When a page fails, those before it are kept.
    func papers(of query: ArxivQuery, limit: Int) async throws(SourceError) -> SourceAnswer {
        var answer = SourceAnswer()
        var start = 0
        var end = limit
        while start < end {
            let count = min(Self.pageSize, limit - start)
            let url = query.url(at: endpoint, start: start, count: count)
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

    /// What arXiv says of some identifiers.
    struct Found {
        var answer = SourceAnswer()
        /// Left out of the answer on purpose.
        var withdrawn: [ArxivID] = []
    }

    /// The papers of these identifiers; those that arXiv dropped in silence are a problem.
    func papers(_ ids: [ArxivID]) async -> Found {
        var found = Found()
        for start in stride(from: 0, to: ids.count, by: Self.idsPerRequest) {
            let asked = Array(ids[start..<min(start + Self.idsPerRequest, ids.count)])
            let url = ArxivQuery.url(at: endpoint, ids: asked)
            do throws(SourceError) {
                let page = try await page(url, start: 0)
                found.answer = found.answer.joined(with: answer(page, from: url))
                found.withdrawn += page.entries.filter(\.isWithdrawn).compactMap { ArxivID(anyForm: $0.id) }
                try check(page, has: asked, from: url)
            } catch {
                found.answer.problems.append(error)
            }
        }
        return found
    }

    /// A page, asked for again while it is broken, or empty although there must be more.
    private func page(_ url: URL, start: Int) async throws(SourceError) -> ArxivFeed {
        var request = HTTPRequest(url: url)
        for _ in 1..<Self.tries {
            do throws(SourceError) {
                let page = try await feed(request)
                if !page.entries.isEmpty || (page.total ?? 0) <= start { return page }
            } catch {
                guard error.isBrokenAnswer else { throw error }
            }
            request = request.passingCaches
        }
        return try await feed(request)
    }

    private func feed(_ request: HTTPRequest) async throws(SourceError) -> ArxivFeed {
        try await client.answer(to: request, refusal: ArxivFeed.refusal, read: ArxivFeed.init)
    }

    private func answer(_ feed: ArxivFeed, from url: URL) -> SourceAnswer {
        SourceAnswer(feed.entries, from: client.origin(url)) { entry throws(UnreadableEntry) in
            try ArxivAdapter.paper(entry)
        }
    }

    private func check(_ page: ArxivFeed, gives expected: Int, from url: URL) throws(SourceError) {
        let dates = page.entries.compactMap { ZonedTime($0.published)?.instant }
        // With more papers than were asked for, the newest are here only if the order was kept.
        if let total = page.total, total > page.entries.count, zip(dates, dates.dropFirst()).contains(where: <) {
            throw client.origin(url).error(.unsorted)
        }
        guard page.entries.count < expected else { return }
        throw client.origin(url).error(.short(page.entries.count, of: expected))
    }

    private func check(_ page: ArxivFeed, has asked: [ArxivID], from url: URL) throws(SourceError) {
        let given = Set(page.entries.compactMap { ArxivID(anyForm: $0.id) })
        let dropped = asked.filter { !given.contains($0) }
        guard let first = dropped.first else { return }
        throw client.origin(url).error(.dropped(dropped.count, first: first.rawValue))
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
