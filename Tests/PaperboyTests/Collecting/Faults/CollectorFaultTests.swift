import Foundation
import PaperboyTesting
import Synchronization
import Testing

@testable import Paperboy

/// What may go wrong, or not, with one request.
private enum Fault: CaseIterable {
    case none, alsoNone, moved, notModified, tooMany, serverError, slow, truncated, brokenBody, endless, webPage
}

/// Draws faults from many threads; the same numbers in every run.
private final class FaultDice: Sendable {
    private let numbers: Mutex<SeededGenerator>

    init(seed: UInt64) { numbers = Mutex(SeededGenerator(seed: seed)) }

    func next() -> Fault { numbers.withLock { Fault.allCases.randomElement(using: &$0) ?? .none } }
}

private final class MemoryCache: HTTPCacheStorage {
    private let answers = Mutex<[String: KeptAnswer]>([:])

    func answer(to request: HTTPRequest) -> KeptAnswer? { answers.withLock { $0[key(request)] } }

    func keep(_ answer: KeptAnswer, to request: HTTPRequest) { answers.withLock { $0[key(request)] = answer } }

    private func key(_ request: HTTPRequest) -> String {
        "\(request.method) \(request.url) \(String(decoding: request.body ?? Data(), as: UTF8.self))"
    }
}

@Suite("Collecting while everything fails", .timeLimit(.minutes(10)))
struct CollectorFaultTests {
    private let window = Range.days("2026-02-23", "2026-02-26")

    /// - Returns: nothing when all is well; else what is not.
    private func findings(_ collected: CollectedPapers, _ record: FaultRecord) -> [String] {
        let known = Set(collected.papers.flatMap(\.identifiers).map(\.description))
        let lost = record.delivered.subtracting(known).sorted().map { "lost \($0)" }
        let details = collected.notes.filter { [.partial, .failed].contains($0.outcome) }.compactMap(\.detail)
        let silent = record.failures.filter { url in !details.contains { $0.contains(url) } }.map { "silent: \($0)" }
        let invented = known.filter { !record.delivered.contains($0) && !$0.hasPrefix("web:") }.map { "invented \($0)" }
        return lost + silent + invented
    }

    @Test("loses no paper that was delivered whole and hides no failure, in a thousand runs")
    func scripted() async {
        for seed in 0..<1000 {
            let findings = await run(seed: UInt64(seed))
            #expect(findings.isEmpty, "seed \(seed)")
        }
    }

    private func run(seed: UInt64) async -> [String] {
        let web = SmallWeb(base: URL(known: "https://web.example"))
        let dice = FaultDice(seed: seed)
        let clock = TestClock()
        let retrying = RetryingFetch(
            policy: RetryPolicy(attempts: 2),
            now: { clock.now },
            random: { 0 },
            sleep: { _ in },
            fetch: { request throws(HTTPError) in try Self.answer(request, web, dice.next()) }
        )
        let cache = HTTPCache(storage: MemoryCache(), now: { clock.now }) { request throws(HTTPError) in
            try await retrying(request)
        }
        var findings: [String] = []
        // Every fourth run asks again two hours later, when what was kept is asked for conditionally.
        for _ in 0..<(seed.isMultiple(of: 4) ? 2 : 1) {
            let record = FaultRecord(web)
            let (sources, enrichers) = web.sources(
                record.watching { request throws(HTTPError) in try await cache(request) }
            )
            let collector = Collector(sources: sources, enrichers: enrichers, deadline: nil) { _ in }
            findings += self.findings(await collector.collect(window), record)
            clock.advance(7200)
        }
        return findings
    }

    private static func answer(_ request: HTTPRequest, _ web: SmallWeb, _ fault: Fault) throws(HTTPError)
        -> HTTPResponse
    {
        let body = web.page(for: request.url, body: request.body).body
        switch fault {
        // The client follows redirects by itself.
        case .none, .alsoNone, .moved: return HTTPResponse(status: 200, headers: ["etag": "\"1\""], body: body)
        case .notModified: return HTTPResponse(status: 304)
        case .tooMany: return HTTPResponse(status: 429, headers: ["retry-after": "1"])
        case .serverError: return HTTPResponse(status: 500, body: Data("<html>down</html>".utf8))
        case .slow: throw HTTPError(url: request.url, reason: .timedOut(after: .seconds(60)))
        case .truncated: throw HTTPError(url: request.url, reason: .unreachable("transfer closed"))
        case .brokenBody: return HTTPResponse(status: 200, body: Data(body.prefix(body.count / 2)))
        case .endless: throw HTTPError(url: request.url, reason: .tooLarge(limit: 1))
        case .webPage: return HTTPResponse(status: 200, body: Data("<!DOCTYPE html><title>Sign in</title>".utf8))
        }
    }

    @Test("does so over sockets too, and comes to an end", arguments: 0..<50)
    func sockets(seed: UInt64) async throws {
        let server = try ScriptedHTTPServer.start()
        let web = SmallWeb(base: server.url("/w"))
        let dice = FaultDice(seed: seed)
        server.onAnythingElse { request in
            let url = server.url(request.target.replacing("/moved", with: ""))
            return Self.answer(request, web.page(for: url, body: Data(request.body)).body, dice.next())
        }
        let world = World.live(
            userAgent: "t",
            limits: HTTPLimits(total: .milliseconds(150), body: 100_000),
            retry: RetryPolicy(attempts: 2, baseDelay: .milliseconds(1))
        )
        let record = FaultRecord(web)
        let (sources, enrichers) = web.sources(record.watching(world.fetch))
        let collected = await Collector(
            sources: sources,
            enrichers: enrichers,
            deadline: .seconds(60),
            sleep: world.sleep
        )
        .collect(window)
        let known = Set(collected.papers.flatMap(\.identifiers).map(\.description))
        #expect(record.delivered.subtracting(known).isEmpty)
        let hasTrouble = collected.notes.contains { [.partial, .failed].contains($0.outcome) && $0.detail != nil }
        #expect(hasTrouble == !record.failures.isEmpty)
    }

    private static func answer(
        _ request: ScriptedHTTPServer.Request,
        _ body: Data,
        _ fault: Fault
    ) -> ScriptedHTTPServer.Answer {
        let whole = HTTPResponse(status: 200, body: body)
        switch fault {
        case .none, .alsoNone: return .respond(whole)
        case .moved where !request.path.hasPrefix("/moved"):
            return .status(301, ["Location": "/moved\(request.target)"])
        case .moved: return .respond(whole)
        case .notModified: return .status(304)
        case .tooMany: return .status(429, ["Retry-After": "0"])
        case .serverError: return .status(500, [:], "<html>down</html>")
        case .slow: return .hang
        case .truncated: return .truncate(whole, bytes: body.count / 2)
        case .brokenBody: return .respond(HTTPResponse(status: 200, body: Data(body.prefix(body.count / 2))))
        case .endless: return .endless(Array("<feed>".utf8))
        case .webPage: return .body("<!DOCTYPE html><title>Sign in</title>")
        }
    }
}
