import Foundation
import Glibc
import Paperboy
import PaperboyTesting
import Testing

@Suite("Summaries of an issue")
struct SummariesTests {
    private let day = CalendarDate(daysSinceEpoch: 20_510)
    private let slug = IssueSlug(rawValue: "llm-papers-2026-02-26")
    private let source: ScriptedHTTPServer
    private let claude: ScriptedClaudeServer

    init() throws {
        source = try .start()
        claude = try .start()
        try offer(8)
    }

    private func offer(_ count: Int) throws {
        let papers = (1...count).map { (title: "Paper \($0)", abstract: "We propose method \($0). It works well.") }
        source.on("/hf", .body(try Workshop.listing(papers)))
    }

    private func workshop(
        _ summaries: String = "",
        papers: Int = 5,
        key: String? = ScriptedClaudeServer.key,
        folder: TemporaryFolder? = nil
    ) throws -> Workshop {
        let section = "provider: claude, endpoint: \"\(claude.endpoint)\"\(summaries.isEmpty ? "" : ", ")\(summaries)"
        return try Workshop(
            sources: "  hugging-face: {endpoint: \"\(source.url("/hf"))\"}",
            more: "selection: {papers: \(papers)}\nsummaries: {\(section)}",
            folder: folder,
            environment: key.map { ["ANTHROPIC_API_KEY": $0] } ?? [:]
        ) { world in
            world.sleep = Self.sleep
        }
    }

    /// Skips the pauses between tries, not the deadline of the sources.
    static let sleep: @Sendable (Duration) async throws -> Void = { pause in
        if pause > .seconds(10) { try await Task.sleep(for: pause) }
    }

    private func origins(_ report: ComposeReport) -> Set<String> { Set(report.papers.flatMap(\.summaries.values)) }

    @Test("are written by the model, and `status` shows what they cost")
    func written() async throws {
        let workshop = try workshop()
        let report = try await workshop.application.run(day).composed
        #expect(origins(report) == ["model claude-haiku-5-5 2026-02-26"])
        #expect(report.remarks.isEmpty)
        #expect(claude.calls.count == 10)
        #expect(claude.refusals.isEmpty)
        let status = try workshop.application.status(of: try #require(slug))
        #expect(status.summaries.calls == 10 && status.summaries.withoutSummary == 0)
        #expect(status.summaries.usd > 0.0005 && status.summaries.usd < 0.01)
        #expect(status.text.contains("\n  summaries: 10 calls, "))
    }

    @Test("cost nothing when they are composed again, even if the issue is new")
    func again() async throws {
        let workshop = try workshop()
        _ = try await workshop.application.collect(day)
        _ = try await workshop.application.compose(day)
        let spent = try workshop.application.status(of: try #require(slug)).summaries.usd
        let again = try await workshop.application.compose(day, replacing: true)
        #expect(origins(again) == ["model claude-haiku-5-5 2026-02-26"])
        #expect(claude.requests.count == 10)
        let cost = try workshop.application.status(of: try #require(slug)).summaries
        #expect(cost.usd == spent && cost.calls == 10 && cost.known == 10)
    }

    @Test("are written anew by another version of the prompt, in its language alone")
    func promptVersion() async throws {
        let workshop = try workshop()
        _ = try await workshop.application.collect(day)
        _ = try await workshop.application.compose(day)
        try workshop.folder.write("version: ja-2\nSummarise.", to: "templates/prompts/ja.md")
        _ = try await workshop.application.compose(day, replacing: true)
        #expect(claude.requests.count == 15)
        #expect(claude.calls.suffix(5).allSatisfy { $0.system == "Summarise." })
    }

    @Test("are extracts where there is no key, and the report says what to set")
    func noKey() async throws {
        let workshop = try workshop(key: nil)
        try workshop.subscribe("a@example.com")
        let report = try await workshop.application.run(day)
        #expect(report.status == .done)
        #expect(origins(report.composed) == ["extract"])
        #expect(report.composed.remarks.count == 1)
        #expect(report.composed.remarks[0].contains("Set PAPERBOY_SUMMARIES_KEY or ANTHROPIC_API_KEY"))
        #expect(claude.requests.isEmpty)
        #expect(report.published.deliveries == ["accepted": 1])
    }

    @Test("are extracts where the service cannot be reached, and the issue is complete")
    func noNetwork() async throws {
        claude.stop()
        let workshop = try workshop()
        let report = try await workshop.application.run(day)
        #expect(report.status == .done)
        #expect(origins(report.composed) == ["extract"])
        #expect(report.composed.remarks.count == 10)
        #expect(report.composed.remarks.allSatisfy { $0.contains("an extract stands in its place") })
    }

    @Test("go to the second model where the first refuses, and to extraction where both do")
    func refusals() async throws {
        claude.write { call in
            switch (call.material("title"), call.model) {
            case ("Paper 1", "claude-haiku-5-5"), ("Paper 2", _): .refusal("bio")
            default: .summary(of: call)
            }
        }
        let workshop = try workshop("second-model: claude-sonnet-5-5")
        let report = try await workshop.application.run(day).composed
        let origins = report.papers.map { Set($0.summaries.values) }
        #expect(origins[0] == ["model claude-sonnet-5-5 2026-02-26"])
        #expect(origins[1] == ["extract"])
        #expect(origins[2] == ["model claude-haiku-5-5 2026-02-26"])
        #expect(report.remarks.count == 2)
        #expect(report.remarks.allSatisfy { $0.contains("claude-sonnet-5-5 refused (bio)") })
    }

    @Test("stop before the budget is exceeded, and the rest is extracted")
    func budget() async throws {
        claude.write { call in
            // What is not cut off is too little room: every call costs all of its tokens.
            call.maxTokens < 8192 ? .truncated("{}") : .summary(of: call)
        }
        let workshop = try workshop("budget: 0.02, parallel: 3", papers: 8)
        let report = try await workshop.application.run(day).composed
        let cost = try workshop.application.status(of: try #require(slug)).summaries
        #expect(cost.usd <= 0.02)
        #expect(cost.calls > 0 && cost.calls < 32)
        #expect(origins(report) == ["extract", "model claude-haiku-5-5 2026-02-26"])
        #expect((1..<16).contains(report.remarks.count))
        #expect(report.remarks.allSatisfy { $0.contains("summaries.budget of $0.0200 an issue is used up") })
    }

    @Test("are asked for side by side, never more than configured", arguments: [1, 3])
    func parallel(limit: Int) async throws {
        claude.setLatency(.milliseconds(30))
        let workshop = try workshop("parallel: \(limit)")
        _ = try await workshop.application.run(day)
        #expect(claude.mostUnderWay == limit)
    }

    @Test("survive the end of a run in the middle: what was answered is not asked for again")
    func cancelled() async throws {
        claude.write { [claude] call in
            claude.calls.count > 4 ? .hang : .summary(of: call)
        }
        let workshop = try workshop("parallel: 1")
        _ = try await workshop.application.collect(day)
        let task = Task { [application = workshop.application, day] in try await application.compose(day) }
        while claude.calls.count < 5 { try await Task.sleep(for: .milliseconds(5)) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }

        claude.write { .summary(of: $0) }
        let report = try await workshop.application.compose(day)
        #expect(origins(report) == ["model claude-haiku-5-5 2026-02-26"])
        // Four answers, the one that was cut off, and the six that were missing.
        #expect(claude.calls.count == 11)
        #expect(Set(claude.calls.map(\.user)).count == 10)
    }

    @Test("survive a process that is killed: what was paid for is not asked for again")
    func killed() async throws {
        claude.write { [claude] call in claude.calls.count > 4 ? .hang : .summary(of: call) }
        let workshop = try workshop("parallel: 1")
        _ = try await workshop.application.collect(day)
        let key = ["ANTHROPIC_API_KEY": ScriptedClaudeServer.key]
        let program = Program(folder: workshop.folder.url, environment: key)
        let process = try program.start("compose", "--date", "2026-02-26")
        while claude.calls.count < 5, process.isRunning { try await Task.sleep(for: .milliseconds(5)) }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let paid = claude.calls.prefix(4).map(\.user)

        claude.write { .summary(of: $0) }
        let again = try program.run("compose", "--date", "2026-02-26")
        #expect(again.status == 0, "\(again.errors)")
        #expect(Set(claude.calls.map(\.user)).count == 10)
        #expect(Set(claude.calls.dropFirst(5).map(\.user)).isDisjoint(with: paid))
    }

    @Test("come from a chat server too, which needs no key")
    func chat() async throws {
        let server = try ScriptedHTTPServer.start()
        let text = String(repeating: "The approach does what it is meant to do on all of the data. ", count: 6)
        let content = #"{\"one_line\":\"New.\",\"summary\":\"\#(text)\"}"#
        let body = #"{"choices":[{"message":{"content":"\#(content)"},"finish_reason":"stop"}]}"#
        server.on("/v1/chat/completions", method: "POST", .body(body))
        let section = "{provider: chat, endpoint: \"\(server.url("/v1"))\", model: \"qwen3:8b\"}"
        let workshop = try Workshop(
            sources: "  hugging-face: {endpoint: \"\(source.url("/hf"))\"}",
            more: "summaries: \(section)",
            environment: ["ANTHROPIC_API_KEY": "sk-other"]
        )
        let report = try await workshop.application.run(day).composed
        #expect(report.papers.allSatisfy { $0.summaries["en"] == "model qwen3:8b 2026-02-26" })
        #expect(server.requests.allSatisfy { $0.headers["authorization"] == nil && $0.headers["x-api-key"] == nil })
    }
}

@Suite("Summaries by batches")
struct BatchedSummariesTests {
    private let day = CalendarDate(daysSinceEpoch: 20_510)
    private let source: ScriptedHTTPServer
    private let claude: ScriptedClaudeServer
    private let folder: TemporaryFolder

    init() throws {
        source = try .start()
        claude = try .start()
        folder = try TemporaryFolder()
        let papers = (1...5).map { (title: "Paper \($0)", abstract: "We propose method \($0). It works well.") }
        source.on("/hf", .body(try Workshop.listing(papers)))
    }

    /// The program as another process would start it on the same database.
    private func application(_ more: String = "") throws -> Application {
        try Workshop(
            sources: "  hugging-face: {endpoint: \"\(source.url("/hf"))\"}",
            more: "summaries: {provider: claude, endpoint: \"\(claude.endpoint)\", mode: batch\(more)}",
            folder: folder,
            environment: ["PAPERBOY_SUMMARIES_KEY": ScriptedClaudeServer.key]
        ) { world in
            world.sleep = SummariesTests.sleep
        }.application
    }

    private func pending(_ application: Application) async -> String {
        let error = await #expect(throws: CommandFailure.self) { try await application.run(day) }
        #expect(error?.status == .nothing)
        return error?.message ?? ""
    }

    private func creations() -> Int {
        claude.requests.filter { $0.method == "POST" && $0.path == "/v1/messages/batches" }.count
    }

    @Test("are collected by a later run, each for its own paper and language, at half the price")
    func acrossRuns() async throws {
        claude.setPolls(untilEnd: 1)
        #expect(await pending(try application()).contains("10 summaries are being written in batch msgbatch_"))
        source.on("/hf", .status(500))
        #expect(await pending(try application()).contains("10 summaries"))
        let last = try application()
        let report = try await last.run(day)
        #expect(creations() == 1)
        #expect(report.composed.remarks.isEmpty)
        #expect(claude.calls.allSatisfy { $0.customID?.wholeMatch(of: /[A-Z0-9-]{36}/) != nil })
        for (number, paper) in report.composed.papers.enumerated() {
            #expect(paper.title == "Paper \(number + 1)")
            #expect(
                paper.summaries == [
                    "ja": "model claude-haiku-5-5 2026-02-26", "en": "model claude-haiku-5-5 2026-02-26",
                ]
            )
        }
        let issue = try String(contentsOfFile: report.composed.file, encoding: .utf8)
        for number in 1...5 {
            #expect(issue.contains("本研究「Paper \(number)」は"))
            #expect(issue.contains("The authors of Paper \(number) describe"))
        }
        let cost = try last.status(of: report.composed.slug).summaries
        #expect(cost.calls == 10 && cost.withoutSummary == 0)
        #expect(cost.usd > 0 && cost.usd < 0.002)
    }

    @Test("cost nothing when they are composed again")
    func again() async throws {
        claude.setPolls(untilEnd: 0)
        _ = await pending(try application())
        let first = try await application().run(day)
        let requests = claude.requests.count
        let spent = try application().status(of: first.composed.slug).summaries.usd
        source.on("/hf", .body("[]"))
        #expect(try await application().run(day).composed.papers == first.composed.papers)
        #expect(claude.requests.count == requests)
        #expect(try application().status(of: first.composed.slug).summaries.usd == spent)
    }

    @Test("are asked for directly where the batch gives none, then extracted")
    func failures() async throws {
        claude.setPolls(untilEnd: 0)
        claude.write { call in
            switch (call.material("title"), call.customID) {
            case ("Paper 1", .some): .expired
            case ("Paper 2", .some): .canceled
            case ("Paper 3", .some): .error(500, "api_error", "Broken")
            case ("Paper 4", _): .refusal("bio")
            default: .summary(of: call)
            }
        }
        _ = await pending(try application())
        let report = try await application().run(day).composed
        let origins = report.papers.map { Set($0.summaries.values) }
        let model: Set = ["model claude-haiku-5-5 2026-02-26"]
        #expect(origins == [model, model, model, ["extract"], model])
        for words in ["expired", "canceled", "errored: api_error Broken", "refused (bio)"] {
            #expect(report.remarks.contains { $0.contains("batch msgbatch_") && $0.contains(words) })
        }
        #expect(claude.requests.filter { $0.path == "/v1/messages" }.count == 8)
    }

    @Test("are asked for directly when the service has deleted the batch")
    func gone() async throws {
        _ = await pending(try application())
        claude.forgetBatches()
        let report = try await application().run(day).composed
        #expect(Set(report.papers.flatMap(\.summaries.values)) == ["model claude-haiku-5-5 2026-02-26"])
        #expect(report.remarks.count == 10)
        #expect(creations() == 1)
    }

    @Test("wait for a service that is down once a batch is under way: it is paid for")
    func down() async throws {
        _ = await pending(try application())
        claude.stop()
        #expect(await pending(try application()).contains("could not be reached"))
    }

    @Test("are extracts where no batch can be created")
    func refused() async throws {
        claude.stop()
        let report = try await application().run(day).composed
        #expect(Set(report.papers.flatMap(\.summaries.values)) == ["extract"])
        #expect(report.remarks.first?.hasPrefix("no batch was created") == true)
    }

    @Test("are asked for as far as the budget goes")
    func budget() async throws {
        claude.setPolls(untilEnd: 0)
        let message = await pending(try application(", budget: 0.004"))
        #expect(message.contains(/[1-9] summaries are being written/))
        #expect(message.contains("of 10 summaries: summaries.budget"))
        let last = try application(", budget: 0.004")
        let report = try await last.run(day)
        #expect(try last.status(of: report.composed.slug).summaries.usd <= 0.004)
    }
}
