import Foundation
import Testing

@testable import Paperboy

private struct StubSource: PaperSource {
    let name: SourceName
    let address = URL(known: "https://source.example/api")
    let answer: @Sendable () async throws(SourceError) -> SourceAnswer

    func papers(in window: Range<Date>) async throws(SourceError) -> SourceAnswer { try await answer() }
}

@Suite("Collector")
struct CollectorTests {
    private let window = Range.days("2026-02-20", "2026-02-26")
    private let paper = Paper(id: .semanticScholar("a"), title: "A", sources: ["one"])
    private let error = SourceError(
        origin: SourceError.Origin(source: "two", url: URL(known: "https://source.example/api?q=1")),
        reason: .emptyBody
    )
    private let never: @Sendable (Duration) async throws -> Void = { _ in try await Task.sleep(for: .seconds(600)) }

    @Test("tells four outcomes apart")
    func outcomes() async {
        let (paper, error) = (paper, error)
        let sources = [
            StubSource(name: "ok") { SourceAnswer(papers: [paper]) }, StubSource(name: "empty") { SourceAnswer() },
            StubSource(name: "partial") { SourceAnswer(papers: [paper], problems: [error, error]) },
            StubSource(name: "failed") { () throws(SourceError) in throw error },
        ]
        let collected = await Collector(sources: sources, sleep: never).collect(window)
        let words = "two: https://source.example/api?q=1 answered nothing (an empty body)"
        #expect(
            collected.notes == [
                SourceNote(source: "ok", outcome: .ok, papers: 1),
                SourceNote(
                    source: "empty",
                    outcome: .empty,
                    papers: 0,
                    detail: "unexpectedly empty, unless it has a holiday",
                    isUnexpected: true
                ),
                SourceNote(source: "partial", outcome: .partial, papers: 1, detail: "\(words); \(words)"),
                SourceNote(source: "failed", outcome: .failed, papers: 0, detail: words),
            ]
        )
        #expect(collected.papers.map(\.id) == [paper.id])
    }

    @Test("does not wait for a source that hangs, even for one that does not notice its cancellation")
    func deadline() async {
        let paper = paper
        let (release, releaser) = AsyncStream.makeStream(of: Void.self)
        let deaf = StubSource(name: "deaf") {
            await Task.detached { for await _ in release {} }.value
            return SourceAnswer()
        }
        let sources = [deaf, StubSource(name: "ok") { SourceAnswer(papers: [paper]) }]
        let collector = Collector(sources: sources, deadline: .seconds(7)) { _ in
            try await Task.sleep(for: .milliseconds(200))
        }
        let collected = await collector.collect(window)
        #expect(collected.papers.map(\.id) == [paper.id])
        #expect(collected.notes.map(\.outcome) == [.failed, .ok])
        #expect(collected.notes.first?.detail == "deaf: https://source.example/api did not finish within 7 s")
        releaser.finish()
    }

    @Test("asks all sources at once")
    func parallel() async {
        let (first, second) = (Gate(), Gate())
        let sources = [
            StubSource(name: "one") {
                first.open()
                await second.opened()
                return SourceAnswer()
            },
            StubSource(name: "two") {
                second.open()
                await first.opened()
                return SourceAnswer()
            },
        ]
        let collected = await Collector(sources: sources, deadline: nil, sleep: never).collect(window)
        #expect(collected.notes.map(\.outcome) == [.empty, .empty])
    }

    @Test("gives nothing for no source")
    func none() async {
        #expect(await Collector(sources: [], sleep: never).collect(window) == CollectedPapers(papers: [], notes: []))
    }
}

/// Holds a task until another opens it.
private final class Gate: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func open() { continuation.finish() }
    func opened() async { for await _ in stream {} }
}
