import Foundation
import Testing

@testable import Paperboy

private let endpoint = URL(known: "https://huggingface.co/api/daily_papers")

@Suite("Hugging Face source")
struct HuggingFaceSourceTests {
    private func source(_ script: ScriptedFetch, at address: URL = endpoint) -> HuggingFaceSource {
        HuggingFaceSource(endpoint: address, limit: 100, fetch: script.fetch)
    }

    private func papers(_ listings: String) async throws -> SourceAnswer {
        try await source(ScriptedFetch("[\(listings)]")).papers(in: .days("2026-02-25", "2026-02-26"))
    }

    private func failure(_ script: ScriptedFetch) async -> String? {
        do throws(SourceError) {
            _ = try await source(script).papers(in: .days("2026-02-25", "2026-02-26"))
            return nil
        } catch {
            return error.description
        }
    }

    @Test("asks for every day of the window, in UTC")
    func days() async throws {
        let script = ScriptedFetch("[]")
        let end = try #require(ZonedTime("2026-02-26T06:00:00+09:00")).instant
        let answer = try await source(script).papers(in: end.addingTimeInterval(-3 * 86_400)..<end)
        #expect(answer == SourceAnswer())
        #expect(
            script.requests.map(\.url.absoluteString)
                == ["22", "23", "24", "25"].map { "\(endpoint.absoluteString)?date=2026-02-\($0)&limit=100" }
        )
    }

    @Test(
        "keeps the pictures and films beside a paper, in the forms of all years",
        .enabled(if: SharedFolder.exists, "skipped: ../shared is not present"),
        arguments: [
            ("2024-05-27", 0), ("2024-08-05", 1), ("2025-01-27", 0), ("2025-09-30", 3), ("2026-02-25", 1),
            ("2026-02-26", 4), ("2026-08-21", 4),
        ]
    )
    func media(day: String, count: Int) async throws {
        let url = SharedFolder.url.appending(path: "recorded/huggingface/daily_papers-\(day).json")
        let script = ScriptedFetch { _, _ throws(HTTPError) in
            HTTPResponse(status: 200, body: (try? Data(contentsOf: url)) ?? Data())
        }
        let answer = try await source(script).papers(in: .days("2026-02-25", "2026-02-26"))
        let media = answer.papers.map(\.media).filter { !$0.isEmpty }
        #expect(media.count == count)
        let host = "https://cdn-uploads.huggingface.co/production/uploads/"
        #expect(media.joined().allSatisfy { $0.hasPrefix(host) })
    }

    @Test("counts a listed paper however long ago it was submitted, and dates it by its submission")
    func oldPaper() async throws {
        let answer = try await papers(
            """
            {"paper": {"id": "2510.00001", "title": "A\\n  title", "summary": "Text.",
             "authors": [{"name": "Ada", "hidden": false}, {"name": "Bob", "hidden": true}, {"name": "Cy"}, 7],
             "publishedAt": "2025-10-01T23:59:59.000Z", "upvotes": 5, "githubRepo": "https://github.com/a/b\\n",
             "githubStars": 12, "projectPage": "https://a.example/"},
             "publishedAt": "2026-02-25T01:00:00.000Z", "numComments": 2}
            """
        )
        let paper = try #require(answer.papers.first)
        #expect(answer.problems.isEmpty)
        #expect(paper.title == "A title")
        #expect(paper.authors == ["Ada", "Cy"])
        #expect(paper.published.map { ZonedTime($0, offset: 0).rfc3339 } == "2025-10-01T23:59:59Z")
        #expect(
            paper.links == [
                Link(kind: .abstract, url: "https://arxiv.org/abs/2510.00001"),
                Link(kind: .pdf, url: "https://arxiv.org/pdf/2510.00001"),
                Link(kind: .code, url: "https://github.com/a/b"), Link(kind: .project, url: "https://a.example/"),
                Link(kind: .discussion, url: "https://huggingface.co/papers/2510.00001"),
            ]
        )
        #expect(
            paper.signals.map { "\($0.kind) \($0.value)" } == ["upvotes 5", "comments 2", "stars 12", "rank 1"]
        )
    }

    @Test(
        "drops an address that is none, and keeps the paper",
        arguments: [
            "\"javascript:alert(1)\"", "\"https://github.com/a b\"", "\"https://x.example/\\\"onload=1\"",
            "\"github.com/a/b\"",
            "\"https://\"", "\"\"", "null", "7", "[\"https://github.com/a/b\"]",
        ]
    )
    func junkAddress(json: String) async throws {
        let answer = try await papers(
            "{\"paper\": {\"id\": \"2602.00001\", \"title\": \"A\", \"githubRepo\": \(json)}}"
        )
        #expect(answer.papers.first?.links.map(\.kind) == [.abstract, .pdf, .discussion])
        #expect(answer.problems.isEmpty)
    }

    @Test("loses a bad entry alone, and says which")
    func badEntry() async throws {
        let answer = try await papers(
            """
            {"paper": {"title": "A"}}, {"paper": {"id": "2602.00002", "title": "B", "upvotes": "many"}},
            {"paper": {"id": "no identifier", "title": "C"}}, null, {"paper": {"id": "2602.00005"}}
            """
        )
        #expect(answer.papers.map(\.title) == ["B"])
        #expect(answer.papers.first?.signal(.rank) == 2)
        #expect(
            answer.problems.map(\.reason) == [.unreadableEntries(4, first: "entry 1: [0].paper: no “id”")]
        )
    }

    @Test("makes one paper of a paper on two days, with its best place and most upvotes")
    func twoDays() async throws {
        let script = ScriptedFetch { request, _ in
            let votes = request.url.query("date") == "2026-02-24" ? 9 : 3
            let other = votes == 9 ? "{\"paper\": {\"id\": \"2602.00009\", \"title\": \"Z\"}}," : ""
            let body = "[\(other){\"paper\": {\"id\": \"2602.00001\", \"title\": \"A\", \"upvotes\": \(votes)}}]"
            return HTTPResponse(status: 200, body: Data(body.utf8))
        }
        let answer = try await source(script).papers(in: .days("2026-02-24", "2026-02-26"))
        let papers = PaperMerger().merged(answer.papers)
        #expect(papers.map(\.title) == ["A", "Z"])
        #expect(papers.first?.signal(.upvotes) == 9)
        #expect(papers.first?.signal(.rank) == 1)
    }

    @Test("keeps the other days when one fails, and says which failed")
    func failingDay() async throws {
        let script = ScriptedFetch { request, number in
            number == 0
                ? HTTPResponse(status: 400, body: Data("{\"error\": \"bad date\"}".utf8))
                : HTTPResponse(
                    status: 200,
                    body: Data("[{\"paper\": {\"id\": \"2602.00001\", \"title\": \"A\"}}]".utf8)
                )
        }
        let answer = try await source(script).papers(in: .days("2026-02-24", "2026-02-26"))
        #expect(answer.papers.count == 1)
        #expect(
            answer.problems.map(\.description) == [
                "Hugging Face Daily Papers: \(endpoint)?date=2026-02-24&limit=100 answered HTTP 400: bad date"
            ]
        )
    }

    @Test("says what came in place of a list")
    func faults() async {
        let start = "Hugging Face Daily Papers: \(endpoint)?date=2026-02-25&limit=100 answered "
        #expect(await failure(ScriptedFetch("")) == start + "nothing (an empty body)")
        #expect(await failure(ScriptedFetch("{\"error\": \"no\"}")) == start + "with an error: no")
        #expect(
            await failure(ScriptedFetch("{\"papers\": []}"))?.hasPrefix(start + "an unexpected shape at the top: ")
                == true
        )
        #expect(await failure(ScriptedFetch("Too many requests", status: 429)) == start + "HTTP 429: Too many requests")
        let long = String(repeating: "long ", count: 100)
        #expect(await failure(ScriptedFetch(long)) == start + "something else than JSON: " + long.prefix(80))
    }

    @Test(
        "reads every entry of every recorded list, without a problem",
        .enabled(if: SharedFolder.exists, "skipped: ../shared is not present"),
        arguments: [
            ("2024-05-27", 13), ("2024-08-05", 8), ("2025-01-27", 4), ("2025-03-14", 26), ("2025-07-07", 1),
            ("2025-09-30", 50), ("2026-02-25", 20), ("2026-02-26", 17), ("2026-08-21", 17),
        ]
    )
    func recorded(day: String, count: Int) async throws {
        let file = SharedFolder.url.appending(path: "recorded/huggingface/daily_papers-\(day).json")
        let answer = try await source(.files, at: file).papers(in: .days("2000-01-01", "2000-01-02"))
        #expect(answer.problems.isEmpty)
        #expect(answer.papers.count == count)
        for paper in answer.papers {
            #expect(!paper.abstract.isEmpty && !paper.authors.isEmpty && paper.published != nil)
            #expect(!paper.title.contains("\n"))
            #expect(paper.signal(.upvotes) != nil && paper.signal(.rank) != nil)
        }
    }

    @Test(
        "reads 810 papers of 42 days, listed by upvotes",
        .enabled(if: SharedFolder.exists, "skipped: ../shared is not present")
    )
    func corpus() async throws {
        let folder = SharedFolder.url.appending(path: "recorded/corpus/huggingface")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        #expect(files.count == 42)
        var ids: Set<PaperID> = []
        for file in files {
            let answer = try await source(.files, at: file).papers(in: .always)
            #expect(answer.problems.isEmpty)
            let votes = answer.papers.sorted { ($0.signal(.rank) ?? 0) < ($1.signal(.rank) ?? 0) }
                .map { $0.signal(.upvotes) ?? 0 }
            #expect(votes == votes.sorted(by: >))
            ids.formUnion(answer.papers.map(\.id))
        }
        #expect(ids.count == 810)
    }

    @Test(
        "leaves out authors who are there by mistake",
        .enabled(if: SharedFolder.exists, "skipped: ../shared is not present")
    )
    func hiddenAuthor() async throws {
        let file = SharedFolder.url.appending(path: "recorded/huggingface/daily_papers-2024-08-05.json")
        let papers = try await source(.files, at: file).papers(in: .always).papers
        let paper = try #require(papers.first { $0.id.description == "arxiv:2408.01291" })
        #expect(!paper.authors.contains("Zhihao Shi"))
    }
}
