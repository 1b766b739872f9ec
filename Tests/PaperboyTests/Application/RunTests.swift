import Foundation
import Paperboy
import PaperboyTesting
import Testing

@Suite("Run")
struct RunTests {
    private let day = CalendarDate(daysSinceEpoch: 20_510)
    private let papers = (1...8).map { number in
        (title: "Paper number \(number) of a small test", abstract: "We propose method \(number). It works well.")
    }

    /// A server that answers as Hugging Face, and whatever a test says as arXiv.
    private func servers(arxiv: ScriptedHTTPServer.Answer) throws -> (ScriptedHTTPServer, sources: String) {
        let server = try ScriptedHTTPServer.start()
        server.on("/hf", .body(try Workshop.listing(papers)))
        server.on("/arxiv", arxiv)
        let sources = """
              arxiv: {endpoint: "\(server.url("/arxiv"))", categories: [cs.CL]}
              hugging-face: {endpoint: "\(server.url("/hf"))"}
            """
        return (server, sources)
    }

    @Test("collects, composes and publishes; again it asks no source and sends nothing")
    func twice() async throws {
        let (server, sources) = try servers(arxiv: .body(Self.emptyFeed))
        let workshop = try Workshop(sources: sources)
        try workshop.subscribe("a@example.com", "b@example.com")
        let first = try await workshop.application.run(day)
        #expect(first.status == .done)
        #expect(first.published.deliveries == ["accepted": 2])
        #expect(workshop.files(in: "outbox").count == 2)
        let requests = server.requests.count

        let second = try await workshop.application.run(day)
        #expect(second.status == .done)
        #expect(second.composed.composed == false)
        #expect(server.requests.count == requests)
        #expect(workshop.files(in: "outbox").count == 2)
    }

    @Test("never has a paper twice: the next day's issue takes other papers, and then there are none")
    func neverTwice() async throws {
        let (server, sources) = try servers(arxiv: .body(Self.emptyFeed))
        let workshop = try Workshop(sources: sources, more: "selection: {papers: 5}")
        let first = try await workshop.application.run(day).composed.papers.map(\.paper)
        let second = try await workshop.application.run(day.advanced(by: 1)).composed.papers.map(\.paper)
        #expect(first.count == 5 && second.count == 3)
        #expect(Set(first).isDisjoint(with: second))
        let error = await #expect(throws: CommandFailure.self) {
            try await workshop.application.run(day.advanced(by: 2))
        }
        #expect(error?.status == .nothing)
        #expect(error?.message.contains("earlier issues") == true)
        #expect(!server.requests.isEmpty)
    }

    @Test(
        "goes out without a source that fails, and the report names source, address and what came back",
        arguments: [
            (ScriptedHTTPServer.Answer.close, "could not be reached"),
            (.hang, "did not answer"),
            (.body("<!doctype html><html><title>Busy</title></html>"), "HTML"),
            (.body("<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><entry><title>cut"), "line"),
            (.status(429, ["Retry-After": "3600"], "Rate exceeded."), "429"),
            (.status(500), "500"),
            (.body(""), "empty"),
        ]
    )
    func oneFails(answer: ScriptedHTTPServer.Answer, words: String) async throws {
        let (server, sources) = try servers(arxiv: answer)
        let limits = HTTPLimits(total: .milliseconds(300))
        let workshop = try Workshop(sources: sources, limits: limits)
        try workshop.subscribe("a@example.com")
        let report = try await workshop.application.run(day)
        #expect(report.status == .done)
        #expect(report.published.deliveries == ["accepted": 1])
        let note = try #require(report.collected?.sources.first { $0.source == .arxiv })
        #expect(note.outcome == .failed)
        #expect(note.detail?.contains(server.url("/arxiv").absoluteString) == true, "\(note.detail ?? "")")
        #expect(note.detail?.localizedCaseInsensitiveContains(words) == true, "\(note.detail ?? "")")
        #expect(report.text.contains("arxiv: failed"))
        #expect(try workshop.text(of: "blog/content/post/llm-papers-2026-02-26/index.ja.md").contains("取得できませんでした"))
    }

    @Test("publishes nothing and loses nothing when all sources fail")
    func allFail() async throws {
        let server = try ScriptedHTTPServer.start()
        server.on("/hf", .status(503))
        let workshop = try Workshop(sources: "  hugging-face: {endpoint: \"\(server.url("/hf"))\"}")
        try workshop.subscribe("a@example.com")
        let error = await #expect(throws: CommandFailure.self) { try await workshop.application.run(day) }
        #expect(error?.status == .failed)
        #expect(error?.message.contains(server.url("/hf").absoluteString) == true)
        #expect(workshop.files(in: "outbox").isEmpty && workshop.files(in: "blog").isEmpty)
        #expect(try workshop.application.subscribers().subscribers.count == 1)

        server.on("/hf", .body(try Workshop.listing(papers)))
        #expect(try await workshop.application.run(day).status == .done)
    }

    @Test("keeps the operator's edits, and tells of those that come too late")
    func edits() async throws {
        let (server, sources) = try servers(arxiv: .body(Self.emptyFeed))
        defer { server.stop() }
        let workshop = try Workshop(sources: sources)
        try workshop.subscribe("a@example.com")
        _ = try await workshop.application.collect(day)
        let composed = try await workshop.application.compose(day)
        let file = URL(fileURLWithPath: composed.file)
        let text = try String(contentsOf: file, encoding: .utf8)
        try Data(text.replacing("Paper number 1 of", with: "The edited one of").utf8).write(to: file)
        #expect(try await workshop.application.compose(day).composed == false)

        let published = try await workshop.application.publish(composed.slug)
        #expect(published.status == .done)
        let post = "blog/content/post/\(composed.slug)/index.en.md"
        #expect(try workshop.text(of: post).contains("The edited one of"))

        try Data(text.replacing("Paper number 1 of", with: "Too late").utf8).write(to: file)
        let again = try await workshop.application.publish(composed.slug)
        #expect(again.remarks.contains { $0.contains("was edited after the issue was frozen") })
        #expect(try workshop.text(of: post).contains("The edited one of"))
        #expect(workshop.files(in: "outbox").count == 1)
    }

    @Test("a broken issue file stops the publication with file and line, and nothing goes out")
    func brokenIssue() async throws {
        let (server, sources) = try servers(arxiv: .body(Self.emptyFeed))
        defer { server.stop() }
        let workshop = try Workshop(sources: sources)
        _ = try await workshop.application.collect(day)
        let composed = try await workshop.application.compose(day)
        let file = URL(fileURLWithPath: composed.file)
        let text = try String(contentsOf: file, encoding: .utf8)
        try Data(text.replacing("origin: extract", with: "origin: magic").utf8).write(to: file)
        let error = await #expect(throws: YAMLError.self) {
            try await workshop.application.publish(composed.slug)
        }
        #expect(error?.description.hasPrefix("\(file.path):") == true)
        #expect(workshop.files(in: "blog").isEmpty)
    }

    @Test("a dry run says what would be done and does nothing")
    func dryRun() async throws {
        let (server, sources) = try servers(arxiv: .body(Self.emptyFeed))
        defer { server.stop() }
        let workshop = try Workshop(sources: sources)
        try workshop.subscribe("a@example.com")
        _ = try await workshop.application.collect(day)
        let slug = try await workshop.application.compose(day).slug
        let report = try await workshop.application.publish(slug, dryRun: true)
        #expect(report.text.contains("would send to 1 readers"))
        #expect(workshop.files(in: "blog").isEmpty && workshop.files(in: "outbox").isEmpty)
        #expect(try workshop.application.status(of: slug).frozen == nil)
    }

    @Test("one channel that fails leaves the others done, and is done by publishing again")
    func oneChannelFails() async throws {
        let (server, sources) = try servers(arxiv: .body(Self.emptyFeed))
        defer { server.stop() }
        let workshop = try Workshop(sources: sources)
        try workshop.subscribe("a@example.com")
        try workshop.folder.write("in the way", to: "blog")
        let report = try await workshop.application.run(day)
        #expect(report.status == .partial)
        #expect(report.published.publications.map(\.state) == [.failed, .done, .done])
        try FileManager.default.removeItem(at: workshop.folder.url.appending(path: "blog"))
        #expect(try await workshop.application.run(day).status == .done)
        #expect(workshop.files(in: "outbox").count == 1)
    }

    @Test(
        "makes an issue of five real papers from recorded answers",
        .enabled(if: SharedFolder.exists, "skipped: ../shared is not present")
    )
    func recorded() async throws {
        let recorded = SharedFolder.url.appending(path: "recorded")
        let server = try ScriptedHTTPServer.start()
        for (path, file) in [
            ("/arxiv", "arxiv/search-cs.AI-cs.LG-cs.CL-2026-05-13.xml"),
            ("/s2/paper/search", "semantic-scholar/search-turing-published-2024-01-01.json"),
            ("/hf", "huggingface/daily_papers-2026-02-26.json"),
        ] {
            let body = try Data(contentsOf: recorded.appending(path: file))
            server.on(path, .respond(HTTPResponse(status: 200, body: body)))
        }
        let workshop = try Workshop(
            sources: """
                  arxiv: {endpoint: "\(server.url("/arxiv"))", categories: [cs.CL]}
                  semantic-scholar: {endpoint: "\(server.url("/s2"))", query: turing}
                  hugging-face: {endpoint: "\(server.url("/hf"))"}
                """,
            now: "2026-05-14T09:00:00+09:00"
        )
        try workshop.subscribe("a@example.com")
        let report = try await workshop.application.run(try #require(CalendarDate("2026-05-14")))
        #expect(report.status == .done)
        #expect(report.composed.papers.count == 5)
        #expect(report.collected?.papers == 17 + 25 + 77)
        #expect(report.composed.papers.allSatisfy { $0.summaries == ["ja": "extract", "en": "extract"] })
    }

    private static let emptyFeed = """
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">
        <title>arXiv Query: none</title><opensearch:totalResults>0</opensearch:totalResults></feed>
        """
}
