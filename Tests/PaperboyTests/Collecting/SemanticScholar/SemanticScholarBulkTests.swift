import Foundation
import Testing

@testable import Paperboy

@Suite("Semantic Scholar bulk search")
struct SemanticScholarBulkTests {
    private func source(_ script: ScriptedFetch, limit: Int) -> SemanticScholarSource {
        SemanticScholarSource(
            endpoint: URL(known: "https://api.semanticscholar.org/graph/v1"),
            query: "\"vision-language\" + model",
            search: .bulk,
            limit: limit,
            fetch: script.fetch
        )
    }

    private func page(_ token: String) -> String {
        "{\"total\": 9, \"token\": \(token), \"data\": [{\"paperId\": \"a\(token.count)\", \"title\": \"T\"}, {\"paperId\": \"b\", \"title\": \"T\"}]}"
    }

    @Test("asks for the newest, with the query as it is, and goes on by token up to the limit")
    func paging() async throws {
        let script = ScriptedFetch { request, number in
            HTTPResponse(status: 200, body: Data(page("\"t\(number)\"").utf8))
        }
        let answer = try await source(script, limit: 5).papers(in: .days("2026-02-20", "2026-02-26"))
        #expect(script.requests.map(\.url.path) == Array(repeating: "/graph/v1/paper/search/bulk", count: 3))
        #expect(script.requests.map { $0.url.query("token") } == [nil, "t0", "t1"])
        #expect(script.requests[0].url.query("query") == "\"vision-language\" + model")
        #expect(script.requests[0].url.query("sort") == "publicationDate:desc")
        #expect(answer.problems.isEmpty && !answer.papers.isEmpty)
    }

    @Test("ends with a null token, an empty page, and a token that stays the same", arguments: ["null", "\"same\""])
    func ends(token: String) async throws {
        let script = ScriptedFetch(page(token))
        _ = try await source(script, limit: 1000).papers(in: .days("2026-02-20", "2026-02-26"))
        #expect(script.requests.count == (token == "null" ? 1 : 2))
        let empty = ScriptedFetch("{\"total\": 9, \"token\": \"x\", \"data\": []}")
        _ = try await source(empty, limit: 1000).papers(in: .days("2026-02-20", "2026-02-26"))
        #expect(empty.requests.count == 1)
    }
}
