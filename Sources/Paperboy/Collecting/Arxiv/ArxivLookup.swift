public import Foundation

/// Finds papers on arXiv by their identifiers.
public struct ArxivLookup: Sendable {
    private let endpoint: URL
    private let sleep: @Sendable (Duration) async throws -> Void
    private let client: SourceClient

    private static let batch = 100
    /// <https://info.arxiv.org/help/api/tou.html>
    private static let pause = Duration.seconds(3)

    /// - Parameter endpoint: `https://export.arxiv.org/api/query`, or a `file:` with one recorded answer.
    public init(
        endpoint: URL,
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        fetch: @escaping @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse
    ) {
        self.endpoint = endpoint
        self.sleep = sleep
        client = SourceClient(source: .arxiv, fetch: fetch)
    }

    /// The papers that arXiv has among `ids`; what fails is a problem of the answer and costs the others nothing.
    public func papers(_ ids: [ArxivID]) async -> SourceAnswer {
        var answer = SourceAnswer()
        for start in stride(from: 0, to: ids.count, by: Self.batch) {
            if start > 0 { try? await sleep(Self.pause) }
            let batch = Array(ids[start..<min(ids.count, start + Self.batch)])
            do throws(SourceError) {
                answer = answer.joined(with: try await papers(inOneAnswer: batch))
            } catch {
                answer.problems.append(error)
            }
        }
        answer.papers.removeAll { paper in !ids.contains { paper.identifiers.contains(.arxiv($0)) } }
        return answer
    }

    /// `max_results` has to be said: without it arXiv gives ten.
    private func papers(inOneAnswer ids: [ArxivID]) async throws(SourceError) -> SourceAnswer {
        let url =
            endpoint.isFileURL
            ? endpoint
            : endpoint.asking([
                "id_list": ids.map(\.rawValue).joined(separator: ","), "max_results": String(ids.count),
            ])
        let feed = try await client.answer(to: HTTPRequest(url: url), refusal: ArxivFeed.refusal, read: ArxivFeed.init)
        return SourceAnswer(feed.entries, from: client.origin(url), read: ArxivAdapter.paper)
    }
}
