import Foundation
import Testing

@testable import Paperboy

private let endpoint = URL(known: "https://api.semanticscholar.org/graph/v1")

@Suite("Semantic Scholar source")
struct SemanticScholarSourceTests {
    private let window = Range.days("2026-02-20", "2026-02-26")

    private func source(
        _ script: ScriptedFetch,
        at address: URL = endpoint,
        limit: Int = 100,
        key: String? = nil
    ) -> SemanticScholarSource {
        SemanticScholarSource(
            endpoint: address,
            query: "vision-language model",
            limit: limit,
            key: key,
            fetch: script.fetch
        )
    }

    private func papers(_ records: String) async throws -> SourceAnswer {
        try await source(ScriptedFetch("{\"total\": 1, \"offset\": 0, \"data\": [\(records)]}")).papers(in: window)
    }

    private func failure(_ script: ScriptedFetch) async -> String? {
        do throws(SourceError) {
            _ = try await source(script).papers(in: window)
            return nil
        } catch {
            return error.description.replacingOccurrences(of: error.origin.url.absoluteString, with: "URL")
        }
    }

    @Test("asks for words without hyphens, days and fields, with the key in the header alone")
    func request() async throws {
        let script = ScriptedFetch("{\"total\": 0, \"offset\": 0}")
        #expect(try await source(script, key: "secret").papers(in: window) == SourceAnswer())
        let request = try #require(script.requests.first)
        #expect(request.url.path() == "/graph/v1/paper/search")
        #expect(request.url.query("query") == "vision language model")
        #expect(request.url.query("publicationDateOrYear") == "2026-02-20:2026-02-25")
        #expect(request.url.query("limit") == "100")
        #expect(
            request.url.query("fields")
                == "title,abstract,authors,externalIds,publicationDate,year,venue,citationCount,influentialCitationCount,openAccessPdf,url"
        )
        #expect(request.headers == ["x-api-key": "secret"])
        #expect(!request.url.absoluteString.contains("secret"))
        #expect(try await source(script).papers(in: window) == SourceAnswer())
        #expect(script.requests.last?.headers == [:])
    }

    @Test("asks for further pages up to the limit")
    func paging() async throws {
        let script = ScriptedFetch { request, _ in
            let offset = Int(request.url.query("offset") ?? "0") ?? 0
            let next = offset + 100
            let body = "{\"total\": 900, \"next\": \(next), \"data\": [{\"paperId\": \"\(offset)\", \"title\": \"T\"}]}"
            return HTTPResponse(status: 200, body: Data(body.utf8))
        }
        let answer = try await source(script, limit: 250).papers(in: window)
        #expect(script.requests.map { $0.url.query("offset") } == [nil, "100", "200"])
        #expect(script.requests.map { $0.url.query("limit") } == ["100", "100", "50"])
        #expect(answer.papers.count == 3)
    }

    @Test(
        "knows a paper by its arXiv identifier, else its DOI, else its own, and keeps the others",
        arguments: [
            (
                #"{"ArXiv": "2602.00001", "DOI": "10.1000/X", "CorpusId": 7}"#,
                ["arxiv:2602.00001", "doi:10.1000/x", "s2:abc"]
            ),
            (#"{"DOI": "10.48550/arXiv.2602.00001"}"#, ["arxiv:2602.00001", "s2:abc"]),
            (#"{"ArXiv": "2602.00001", "DOI": "10.48550/ARXIV.2602.00001"}"#, ["arxiv:2602.00001", "s2:abc"]),
            (#"{"DOI": "10.1000/X"}"#, ["doi:10.1000/x", "s2:abc"]), (#"{"CorpusId": 7}"#, ["s2:abc"]),
            ("null", ["s2:abc"]),
        ]
    )
    func identifiers(external: String, expected: [String]) async throws {
        let answer = try await papers("{\"paperId\": \"abc\", \"externalIds\": \(external), \"title\": \"T\"}")
        #expect(answer.papers.first?.identifiers.map(\.description) == expected)
    }

    @Test("takes null and missing fields for unknown ones")
    func nulls() async throws {
        let answer = try await papers(
            """
            null, {"paperId": "a", "title": "A", "abstract": null, "authors": null, "publicationDate": null,
             "year": 2026, "citationCount": null, "openAccessPdf": null, "url": null},
            {"paperId": "b", "title": "B", "openAccessPdf": {"url": "", "status": null}, "citationCount": 3}
            """
        )
        #expect(answer.problems.isEmpty)
        #expect(answer.papers.map(\.title) == ["A", "B"])
        #expect(answer.papers[0].published == nil && answer.papers[0].signals.isEmpty)
        #expect(answer.papers[0].links == [Link(kind: .abstract, url: "https://www.semanticscholar.org/paper/a")])
        #expect(answer.papers[1].links.map(\.kind) == [.abstract])
        #expect(answer.papers[1].signals == [Signal(source: .semanticScholar, kind: .citations, value: 3)])
    }

    @Test("leaves out papers of other days and years")
    func window() async throws {
        let answer = try await papers(
            """
            {"paperId": "a", "title": "A", "publicationDate": "2026-02-19"},
            {"paperId": "b", "title": "B", "publicationDate": "2026-02-20"},
            {"paperId": "c", "title": "C", "publicationDate": "2026-02-26"},
            {"paperId": "d", "title": "D", "year": 2025}, {"paperId": "e", "title": "E", "year": 2026}
            """
        )
        #expect(answer.papers.map(\.title) == ["B", "E"])
    }

    @Test("loses a bad record alone, and says which")
    func badRecord() async throws {
        let answer = try await papers(
            #"{"paperId": "a", "title": 7}, {"paperId": "b", "title": "B"}, {"paperId": "c"}, {"title": "D"}"#
        )
        #expect(answer.papers.map(\.title) == ["B"])
        guard case .unreadableEntries(3, let first) = answer.problems.first?.reason else {
            Issue.record("\(answer.problems)")
            return
        }
        #expect(first.hasPrefix("entry 1: data[0].title: Expected to decode String"), "\(first)")
    }

    @Test("says what came in place of an answer")
    func faults() async {
        let start = "Semantic Scholar: URL answered "
        #expect(await failure(ScriptedFetch("")) == start + "nothing (an empty body)")
        #expect(
            await failure(ScriptedFetch("<html><body>Bad gateway</body></html>", status: 502))
                == start + "HTTP 502: <html><body>Bad gateway</body></html>"
        )
        #expect(
            await failure(ScriptedFetch("<html>no</html>")) == start + "a web page instead of JSON: <html>no</html>"
        )
        #expect(await failure(ScriptedFetch("{\"data\": ["))?.hasPrefix(start + "broken JSON") == true)
        #expect(
            await failure(ScriptedFetch("{}")) == start + "an unexpected shape at the top: neither “data” nor “total”"
        )
        #expect(
            await failure(ScriptedFetch("{\"data\": {}}"))?.hasPrefix(start + "an unexpected shape at data: ") == true
        )
        #expect(await failure(ScriptedFetch("{\"message\": \"Forbidden\"}")) == start + "with an error: Forbidden")
    }

    @Test(
        "reads every recorded search",
        .enabled(if: SharedFolder.exists, "skipped: ../shared is not present"),
        arguments: [
            ("search-turing-offset0", 100, 100), ("search-turing-offset100", 100, 100), ("search-no-results", 0, 0),
            ("search-turing-openAccessPdf", 100, 0), ("search-turing-published-2024-01-01", 77, 77),
            ("bulk-kubernetes-page1", 1000, 1000), ("bulk-kubernetes-page2", 1000, 1000),
            ("bulk-kubernetes-last-page-token-null", 27, 0), ("match-title-arxiv-2312.07559", 1, 1),
            ("match-title-attention-is-all-you-need", 1, 1),
        ]
    )
    func recorded(name: String, records: Int, titled: Int) async throws {
        let file = SharedFolder.url.appending(path: "recorded/semantic-scholar/\(name).json")
        let page = try SemanticScholarPage(Data(contentsOf: file))
        #expect((page.data ?? []).compactMap { $0.value ?? nil }.count == records)
        let answer = try await source(.files, at: file).papers(in: .days("1900-01-01", "2100-01-01"))
        // Records that were recorded without title are named as unreadable.
        let unreadable = answer.problems.map { problem in
            if case .unreadableEntries(let count, _) = problem.reason { count } else { -1 }
        }
        #expect(unreadable == (records == titled ? [] : [records - titled]))
        #expect(answer.papers.count == titled)
    }

    @Test(
        "reads single records, and batches with unknown papers",
        .enabled(if: SharedFolder.exists, "skipped: ../shared is not present")
    )
    func recordedRecords() throws {
        let folder = SharedFolder.url.appending(path: "recorded/semantic-scholar")
        func decode<Answer: Decodable>(_ type: Answer.Type, _ name: String) throws -> Answer {
            try JSONAnswer.decode(type, from: Data(contentsOf: folder.appending(path: name)))
        }
        let batch = try decode([SemanticScholarPaper?].self, "batch-4-asked-first-null.json")
        #expect(batch.count == 4 && batch[0] == nil)
        #expect(
            try batch.compactMap(\.self).map { try SemanticScholarAdapter.paper($0).id.description }.first
                == "doi:10.2139/ssrn.288970"
        )
        let single = try SemanticScholarAdapter.paper(
            decode(SemanticScholarPaper.self, "paper-by-arxiv-doi-2312.07559.json")
        )
        #expect(single.id.description == "arxiv:2312.07559")
        #expect(single.authors.count == 6)
        #expect(single.published.map { CalendarDate($0).description } == "2023-12-08")
        #expect(
            !(try SemanticScholarAdapter.paper(decode(SemanticScholarPaper.self, "paper-with-tldr-trimmed.json"))).title
                .isEmpty
        )
    }

    @Test(
        "gives the reason of every recorded refusal",
        .enabled(if: SharedFolder.exists, "skipped: ../shared is not present"),
        arguments: [
            ("error-400-unknown-field", 400, "Unrecognized or unsupported fields: [unknown]"),
            ("error-403-bad-key", 403, "Forbidden"), ("error-404-paper", 404, "Paper with id 0 not found"),
            ("error-404-title-match", 404, "Title match not found"),
            ("error-429-anonymous", 429, "Too Many Requests. Please wait and try again or apply for a key"),
        ]
    )
    func refusals(name: String, status: Int, words: String) async throws {
        let file = SharedFolder.url.appending(path: "recorded/semantic-scholar/\(name).json")
        let script = ScriptedFetch(try String(contentsOf: file, encoding: .utf8), status: status)
        let failure = try #require(await failure(script))
        #expect(failure.hasPrefix("Semantic Scholar: URL answered HTTP \(status): \(words)"), "\(failure)")
    }
}
