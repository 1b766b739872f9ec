import Foundation
import Testing

@testable import Paperboy

@Suite("Semantic Scholar enricher")
struct SemanticScholarEnricherTests {
    private let papers = ["arxiv:2602.00001", "doi:10.1000/x", "s2:abc", "web:https://a.example/"]
        .compactMap { PaperID($0) }.map { Paper(id: $0, title: "Title of \($0)", sources: ["test"]) }

    private func enricher(_ script: ScriptedFetch, key: String? = nil) -> SemanticScholarEnricher {
        SemanticScholarEnricher(
            endpoint: URL(known: "https://api.semanticscholar.org/graph/v1"),
            key: key,
            fetch: script.fetch
        )
    }

    @Test("asks for all papers in one request, by the best identifier of each")
    func request() async throws {
        let script = ScriptedFetch("[null, null, null]")
        #expect(await enricher(script, key: "secret").supplements(for: papers) == SourceAnswer())
        let request = try #require(script.requests.first)
        #expect(script.requests.count == 1 && request.method == "POST")
        #expect(request.url.path() == "/graph/v1/paper/batch")
        #expect(request.headers == ["x-api-key": "secret", "Content-Type": "application/json"])
        let body = try JSONDecoder().decode([String: [String]].self, from: request.body ?? Data())
        #expect(body == ["ids": ["ARXIV:2602.00001", "DOI:10.1000/x", "abc"]])
    }

    @Test("asks for 500 papers at a time, and nothing for none")
    func batches() async {
        let many = (0..<1200).compactMap { PaperID("s2:\($0)") }.map { Paper(id: $0, title: "T") }
        let script = ScriptedFetch { request, _ in
            let ids = (try? JSONDecoder().decode([String: [String]].self, from: request.body ?? Data()))?["ids"] ?? []
            let nulls = ids.map { _ in "null" }.joined(separator: ",")
            return HTTPResponse(status: 200, body: Data("[\(nulls)]".utf8))
        }
        #expect(await enricher(script).supplements(for: many).problems.isEmpty)
        #expect(script.requests.count == 3)
        #expect(await enricher(script).supplements(for: []) == SourceAnswer())
        #expect(script.requests.count == 3)
    }

    @Test("fills what is missing, says that it comes from here, and does not count as a source")
    func fields() async throws {
        let script = ScriptedFetch(
            """
            [{"paperId": "def", "externalIds": {"ArXiv": "2602.00001", "DOI": "10.1000/y"}, "title": "Another title",
              "venue": "SIGIR", "tldr": {"model": "m", "text": "It\\nranks."}, "citationCount": 7,
              "influentialCitationCount": 2, "openAccessPdf": {"url": "https://a.example/a.pdf"}, "authors": [{"name": "X"}]},
             null, {"paperId": "abc", "venue": "", "tldr": null, "openAccessPdf": null, "citationCount": null}]
            """
        )
        let answer = await enricher(script).supplements(for: papers)
        #expect(answer.problems.isEmpty && answer.papers.count == 2)
        let merged = PaperMerger().merged(papers + answer.papers)
        #expect(merged.count == 4)
        let paper = try #require(merged.first)
        #expect(paper.title == "Title of arxiv:2602.00001" && paper.authors.isEmpty && paper.sources == ["test"])
        #expect(paper.venue == "SIGIR" && paper.tldr == "It ranks.")
        #expect(paper.signal(.citations) == 7 && paper.signal(.influentialCitations) == 2)
        #expect(paper.aliases.map(\.description) == ["doi:10.1000/y", "s2:def"])
        #expect(paper.links.contains(Link(kind: .pdf, url: "https://a.example/a.pdf")))
        #expect(paper.origins == [.title: "test", .venue: .semanticScholar, .tldr: .semanticScholar])
    }

    @Test("stops at the first refusal and costs no paper")
    func refusal() async {
        let script = ScriptedFetch("{\"message\": \"Too Many Requests\", \"code\": \"429\"}", status: 429)
        let many = (0..<1200).compactMap { PaperID("s2:\($0)") }.map { Paper(id: $0, title: "T") }
        let answer = await enricher(script).supplements(for: many)
        #expect(answer.papers.isEmpty && script.requests.count == 1)
        #expect(answer.problems.map(\.reason) == [.status(429, "Too Many Requests")])
    }

    @Test("does not guess which record belongs to which paper")
    func wrongCount() async {
        let answer = await enricher(ScriptedFetch("[null, {\"paperId\": \"a\"}]")).supplements(for: papers)
        #expect(answer.papers.isEmpty && answer.problems.map(\.reason) == [.short(2, of: 3)])
    }

    @Test("makes a note partial, never failed, and adds one where the source was not searched")
    func notes() async {
        let found = papers[0]
        let source = FixedSource(name: .semanticScholar, papers: [found])
        let refusing = enricher(ScriptedFetch("no", status: 429))
        let sleep: @Sendable (Duration) async throws -> Void = { _ in try await Task.sleep(for: .seconds(600)) }
        let searched = await Collector(sources: [source], enrichers: [refusing], sleep: sleep)
            .collect(.days("2026-02-20", "2026-02-26"))
        #expect(searched.papers.map(\.id) == [found.id])
        #expect(searched.notes.map(\.outcome) == [.partial])
        let other = FixedSource(name: "test", papers: [found])
        let alone = await Collector(sources: [other], enrichers: [refusing], sleep: sleep)
            .collect(.days("2026-02-20", "2026-02-26"))
        #expect(alone.notes.map(\.source) == ["test", .semanticScholar])
        #expect(alone.notes.map(\.outcome) == [.ok, .failed])
    }

    @Test(
        "reads the recorded batch, whose first paper is unknown",
        .enabled(if: SharedFolder.exists, "skipped: ../shared is not present")
    )
    func recorded() async throws {
        let file = SharedFolder.url.appending(path: "recorded/semantic-scholar/batch-4-asked-first-null.json")
        let four = ["s2:0", "s2:1", "s2:2", "s2:3"].compactMap { PaperID($0) }.map { Paper(id: $0, title: "T") }
        let answer = await enricher(ScriptedFetch(try String(contentsOf: file, encoding: .utf8))).supplements(for: four)
        #expect(answer.problems.isEmpty)
        #expect(answer.papers.map(\.id.description) == ["s2:1", "s2:2", "s2:3"])
        #expect(answer.papers.allSatisfy { $0.signal(.citations) != nil })
    }

    @Test(
        "reads the recorded summary of a paper",
        .enabled(if: SharedFolder.exists, "skipped: ../shared is not present")
    )
    func recordedSummary() throws {
        let file = SharedFolder.url.appending(path: "recorded/semantic-scholar/paper-with-tldr-trimmed.json")
        let record = try JSONAnswer.decode(SemanticScholarPaper.self, from: Data(contentsOf: file))
        let paper = try SemanticScholarAdapter.paper(record)
        #expect(paper.tldr?.isEmpty == false && paper.tldr == record.tldr?.value?.text)
    }
}

struct FixedSource: PaperSource {
    let name: SourceName
    let papers: [Paper]
    let address = URL(known: "https://source.example/api")

    func papers(in window: Range<Date>) async throws(SourceError) -> SourceAnswer { SourceAnswer(papers: papers) }
}
