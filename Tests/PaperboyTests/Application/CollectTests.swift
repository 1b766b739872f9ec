import Foundation
import Logging
import PaperboyTesting
import Testing

@testable import Paperboy

@Suite("Collecting with a store")
struct CollectTests {
    private let folder: TemporaryFolder
    private let clock = TestClock()

    init() throws { folder = try TemporaryFolder() }

    private func application(_ script: ScriptedFetch, sources: String) throws -> Application {
        let text = """
            newsletter: {slug: papers, site: "https://blog.example.com/", editions: [{language: en, title: Papers}]}
            sources: \(sources)
            """
        var world = World.failing
        world.now = { [clock] in clock.now }
        world.sleep = { _ in try await Task.sleep(for: .seconds(600)) }
        world.fetch = script.fetch
        let configuration = try ConfigurationReader(folder: folder.url, environment: [:]).read(text, name: "p.yaml")
        return try Application(configuration: configuration, world: world, log: Logger(label: "test"))
    }

    private static let sources = """
        {arxiv: {endpoint: "https://a.example/api", categories: [cs.CL]}, hugging-face: {endpoint: "https://h.example/api"},
         semantic-scholar: {endpoint: "https://s.example/v1"}}
        """

    private static let arxiv = """
        <feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2602.00001v1</id><title>A</title>
        <published>2026-02-24T12:00:00Z</published><summary>Text.</summary></entry></feed>
        """

    private static func answer(_ request: HTTPRequest) -> HTTPResponse {
        let bodies = ["a.example": arxiv, "h.example": "[]", "s.example": #"[{"paperId": "x", "citationCount": 3}]"#]
        return HTTPResponse(status: 200, body: Data((bodies[request.url.host() ?? ""] ?? "").utf8))
    }

    @Test("costs no request within the hour that an earlier run already made")
    func again() async throws {
        let script = ScriptedFetch { request, _ in Self.answer(request) }
        let application = try application(script, sources: Self.sources)
        let day = try #require(CalendarDate("2026-02-25"))
        let first = try await application.collect(day)
        #expect(first.requests == ["arxiv": 1, "huggingface": 4, "semanticscholar": 1])
        #expect(first.papers == 1 && script.requests.count == 6)
        clock.advance(3000)
        let second = try await application.collect(day)
        #expect(script.requests.count == 6)
        #expect(second.requests == ["arxiv": 0, "huggingface": 0, "semanticscholar": 0])
        #expect(second.sources == first.sources && second.papers == first.papers)
        clock.advance(3000)
        _ = try await application.collect(day)
        #expect(script.requests.count == 12)
    }

    @Test("does not live for an hour with an answer that was broken")
    func brokenAnswer() async throws {
        let script = ScriptedFetch { request, number in
            number < 4 && request.url.host() == "h.example"
                ? HTTPResponse(status: 200, body: Data("[".utf8)) : Self.answer(request)
        }
        let application = try application(script, sources: "{hugging-face: {endpoint: \"https://h.example/api\"}}")
        let day = try #require(CalendarDate("2026-02-25"))
        #expect(try await application.collect(day).sources.map(\.outcome) == [.failed])
        #expect(try await application.collect(day).sources.map(\.outcome) == [.empty])
        #expect(script.requests.count == 8)
    }

    @Test("names a source that has been silent for three working days, in both reports")
    func alarm() async throws {
        let script = ScriptedFetch("down", status: 404)
        let application = try application(script, sources: "{hugging-face: {endpoint: \"https://h.example/api\"}}")
        var remarks: [Int] = []
        for day in ["2026-02-20", "2026-02-21", "2026-02-23", "2026-02-24"] {
            remarks.append(try await application.collect(try #require(CalendarDate(day))).remarks.count)
        }
        #expect(remarks == [0, 0, 0, 1])
        #expect(
            try application.status().remarks.first?.contains("huggingface: no papers on 3 working days in a row")
                == true
        )
    }

    @Test("keeps a paper once when a later collection knows it by a better name")
    func betterName() async throws {
        let application = try application(
            ScriptedFetch("[]"),
            sources: "{hugging-face: {endpoint: \"https://h.example/api\"}}"
        )
        let day = try #require(CalendarDate("2026-02-25"))
        let note = SourceNote(source: .arxiv, outcome: .ok, papers: 1)
        let doi = try #require(PaperID("doi:10.1000/x"))
        let arxiv = try #require(PaperID("arxiv:2602.00001"))
        try application.store.save([Paper(id: doi, title: "A", sources: ["blog"])], [note], for: day, at: clock.now)
        try application.keep(
            CollectedPapers(
                papers: [Paper(id: arxiv, aliases: [doi], title: "A", sources: [.arxiv])],
                notes: [note]
            ),
            of: day
        )
        #expect(try application.store.collection(of: day)?.papers.map(\.id) == [arxiv])
        #expect(try application.store.collection(of: day)?.papers.first?.sources == [.arxiv, "blog"])
    }
}
