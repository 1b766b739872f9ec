public import Foundation

/// The papers that Semantic Scholar finds for some words. Data from Semantic Scholar.
///
/// `GET /paper/search` and `/paper/search/bulk` of the Graph API: <https://api.semanticscholar.org/api-docs/graph>. Without a key all the
/// world shares one allowance, and status 429 may come at any time.
public struct SemanticScholarSource: PaperSource {
    public let name = SourceName.semanticScholar
    public let address: URL
    private let query: String
    private let search: SemanticScholarSearch
    private let limit: Int
    private let key: String?
    private let client: SourceClient

    /// Semantic Scholar gives no more in one answer.
    private static let pageSize = 100

    /// - Parameters:
    ///   - endpoint: `https://api.semanticscholar.org/graph/v1`, or a `file:` with one recorded answer.
    ///   - query: words in the form that the search wants.
    ///   - limit: the best so many are asked for.
    ///   - key: sent as `x-api-key`.
    public init(
        endpoint: URL,
        query: String,
        search: SemanticScholarSearch = .relevance,
        limit: Int,
        key: String? = nil,
        fetch: @escaping @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse
    ) {
        address = endpoint
        self.query = query
        self.search = search
        self.limit = limit
        self.key = key
        client = SourceClient(source: .semanticScholar, fetch: fetch)
    }

    public func papers(in window: Range<Date>) async throws(SourceError) -> SourceAnswer {
        let days = window.daysInUTC
        if address.isFileURL { return answer(try await page(address), from: address, days) }
        var answer = SourceAnswer()
        var cursor: Cursor? = .offset(0)
        var seen = 0
        while let place = cursor, seen < limit {
            let url = url(days, place)
            do throws(SourceError) {
                var page = try await page(url)
                page.data = page.data.map { Array($0.prefix(limit - seen)) }
                answer = answer.joined(with: self.answer(page, from: url, days))
                seen += page.data?.count ?? 0
                cursor = next(page, after: place)
            } catch {
                guard !answer.papers.isEmpty else { throw error }
                answer.problems.append(error)
                return answer
            }
        }
        return answer
    }

    /// A place in the results.
    private enum Cursor: Equatable {
        case offset(Int)
        case token(String)
    }

    /// The place after a page; nil after the last. One that does not get on would be asked for without end.
    private func next(_ page: SemanticScholarPage, after place: Cursor) -> Cursor? {
        guard page.data?.isEmpty == false else { return nil }
        switch place {
        case .offset(let offset) where search == .relevance:
            return page.next.flatMap { $0 > offset && $0 < limit ? .offset($0) : nil }
        case .offset, .token:
            return page.token.map(Cursor.token).flatMap { $0 == place ? nil : $0 }
        }
    }

    private func page(_ url: URL) async throws(SourceError) -> SemanticScholarPage {
        try await client.answer(
            to: HTTPRequest(url: url, headers: key.map { ["x-api-key": $0] } ?? [:]),
            refusal: JSONAnswer.refusal,
            read: SemanticScholarPage.init
        )
    }

    private func answer(
        _ page: SemanticScholarPage,
        from url: URL,
        _ days: ClosedRange<CalendarDate>
    ) -> SourceAnswer {
        SourceAnswer(page.data ?? [], from: client.origin(url)) { attempt throws(UnreadableEntry) in
            guard let record = try attempt.entry(), Self.isIn(days, record) else { return nil }
            return try SemanticScholarAdapter.paper(record)
        }
    }

    private func url(_ days: ClosedRange<CalendarDate>, _ place: Cursor) -> URL {
        let between = "\(days.lowerBound):\(days.upperBound)"
        switch place {
        case .offset(let offset) where search == .relevance:
            let url = address.appending(path: "paper/search").asking([
                // A hyphen in the query makes Semantic Scholar find nothing.
                "query": query.replacing("-", with: " "),
                "fields": Self.fields,
                "limit": String(min(Self.pageSize, limit - offset)),
                "publicationDateOrYear": between,
            ])
            return offset == 0 ? url : url.asking(["offset": String(offset)])
        case .offset, .token:
            let url = address.appending(path: "paper/search/bulk").asking([
                "query": query, "fields": Self.fields, "sort": "publicationDate:desc",
                "publicationDateOrYear": between,
            ])
            if case .token(let token) = place { return url.asking(["token": token]) }
            return url
        }
    }

    private static let fields = [
        "title", "abstract", "authors", "externalIds", "publicationDate", "year", "venue", "citationCount",
        "influentialCitationCount", "openAccessPdf", "url",
    ].joined(separator: ",")

    /// Where the day is not known, the year decides; where neither is, Semantic Scholar's own filter did.
    private static func isIn(_ days: ClosedRange<CalendarDate>, _ record: SemanticScholarPaper) -> Bool {
        if let day = SemanticScholarAdapter.day(record) { return days.contains(day) }
        guard let year = record.year else { return true }
        return (days.lowerBound.year...days.upperBound.year).contains(year)
    }
}
