public import Foundation

/// The papers that Semantic Scholar finds for some words. Data from Semantic Scholar.
///
/// `GET /paper/search` of the Graph API: <https://api.semanticscholar.org/api-docs/graph>. Without a key all the
/// world shares one allowance, and status 429 may come at any time.
public struct SemanticScholarSource: PaperSource {
    public let name = SourceName.semanticScholar
    public let address: URL
    private let query: String
    private let limit: Int
    private let key: String?
    private let client: SourceClient

    /// Semantic Scholar gives no more in one answer.
    private static let pageSize = 100

    /// - Parameters:
    ///   - endpoint: `https://api.semanticscholar.org/graph/v1`, or a `file:` with one recorded answer.
    ///   - query: plain words; there is no query language.
    ///   - limit: the best so many are asked for.
    ///   - key: sent as `x-api-key`.
    public init(
        endpoint: URL,
        query: String,
        limit: Int,
        key: String? = nil,
        fetch: @escaping @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse
    ) {
        address = endpoint
        self.query = query
        self.limit = limit
        self.key = key
        client = SourceClient(source: .semanticScholar, fetch: fetch)
    }

    public func papers(in window: Range<Date>) async throws(SourceError) -> SourceAnswer {
        let days = window.daysInUTC
        if address.isFileURL { return answer(try await page(address), from: address, days) }
        var answer = SourceAnswer()
        var offset: Int? = 0
        while let start = offset, start < limit {
            let url = url(days, start)
            do throws(SourceError) {
                let page = try await page(url)
                answer = answer.joined(with: self.answer(page, from: url, days))
                // An offset that does not grow would be asked for without end.
                offset = page.next.flatMap { $0 > start ? $0 : nil }
            } catch {
                guard !answer.papers.isEmpty else { throw error }
                answer.problems.append(error)
                return answer
            }
        }
        return answer
    }

    private func page(_ url: URL) async throws(SourceError) -> SemanticScholarPage {
        try await client.answer(
            from: url,
            headers: key.map { ["x-api-key": $0] } ?? [:],
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

    private func url(_ days: ClosedRange<CalendarDate>, _ offset: Int) -> URL {
        let url = address.appending(path: "paper/search").asking([
            // A hyphen in the query makes Semantic Scholar find nothing.
            "query": query.replacing("-", with: " "),
            "fields": Self.fields,
            "limit": String(min(Self.pageSize, limit - offset)),
            "publicationDateOrYear": "\(days.lowerBound):\(days.upperBound)",
        ])
        return offset == 0 ? url : url.asking(["offset": String(offset)])
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
