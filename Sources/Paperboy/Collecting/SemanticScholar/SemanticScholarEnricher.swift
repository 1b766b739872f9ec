public import Foundation

/// Citations, venue, open access and a one-sentence summary from Semantic Scholar. Data from Semantic Scholar.
///
/// `POST /paper/batch` of the Graph API: <https://api.semanticscholar.org/api-docs/graph#tag/Paper-Data>
public struct SemanticScholarEnricher: PaperEnricher {
    public let name = SourceName.semanticScholar
    public let address: URL
    private let key: String?
    private let client: SourceClient

    /// Semantic Scholar takes no more in one request.
    private static let batchSize = 500

    /// - Parameters:
    ///   - endpoint: `https://api.semanticscholar.org/graph/v1`.
    ///   - key: sent as `x-api-key`.
    public init(
        endpoint: URL,
        key: String? = nil,
        fetch: @escaping @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse
    ) {
        address = endpoint
        self.key = key
        client = SourceClient(source: .semanticScholar, fetch: fetch)
    }

    public func supplements(for papers: [Paper]) async -> SourceAnswer {
        let asked = papers.compactMap { paper in paper.id.semanticScholarForm.map { (id: paper.id, form: $0) } }
        var answer = SourceAnswer()
        for start in stride(from: 0, to: asked.count, by: Self.batchSize) {
            let batch = Array(asked[start..<min(start + Self.batchSize, asked.count)])
            do throws(SourceError) {
                let more = try await supplements(batch)
                answer.papers += more.papers
                answer.problems += more.problems
            } catch {
                answer.problems.append(error)
                // Who is refused once is refused again, and every request counts against all who share the pool.
                return answer
            }
        }
        return answer
    }

    private func supplements(_ batch: [(id: PaperID, form: String)]) async throws(SourceError) -> SourceAnswer {
        let request = try request(for: batch.map(\.form))
        let records = try await client.answer(to: request, refusal: JSONAnswer.refusal) {
            data throws(SourceError.Reason) in
            let records = try JSONAnswer.decode([Attempt<SemanticScholarPaper?>].self, from: data)
            guard records.count == batch.count else { throw .short(records.count, of: batch.count) }
            return records
        }
        return SourceAnswer(Array(zip(batch, records)), from: client.origin(request.url)) {
            entry throws(UnreadableEntry) in
            try entry.1.entry().map { SemanticScholarAdapter.supplement($0, of: entry.0.id) }
        }
    }

    private func request(for ids: [String]) throws(SourceError) -> HTTPRequest {
        let url = address.appending(path: "paper/batch").asking([
            "fields": "externalIds,url,venue,citationCount,influentialCitationCount,openAccessPdf,tldr"
        ])
        do {
            return HTTPRequest(
                method: "POST",
                url: url,
                headers: (key.map { ["x-api-key": $0] } ?? [:]).merging(["Content-Type": "application/json"]) { $1 },
                body: try JSONEncoder().encode(["ids": ids])
            )
        } catch {
            throw client.origin(url).error(.unexpected(path: "ids", "\(error)"))
        }
    }
}

extension PaperID {
    /// As Semantic Scholar is asked for the paper; nil for what it cannot be asked for.
    fileprivate var semanticScholarForm: String? {
        switch self {
        case .arxiv(let id): "ARXIV:\(id.rawValue)"
        case .doi(let doi): "DOI:\(doi.rawValue)"
        case .semanticScholar(let id): id
        case .web: nil
        }
    }
}
