import Foundation
import PaperboyTesting
import Testing

@testable import Paperboy

@Suite("Claude")
struct ClaudeSummarizerTests {
    let server: ScriptedClaudeServer

    init() throws { server = try .start() }

    @Test("asks one question a paper and language, in a form that the API takes")
    func question() async throws {
        let bench = try ModelBench(server)
        let summary = try await bench.summary(.japanese)
        #expect(server.refusals.isEmpty)
        let call = try #require(server.calls.first)
        #expect(call.model == "claude-haiku-5-5" && call.maxTokens == 2048 && !call.isStream)
        #expect(call.system == (try TemplateSet().prompt(.japanese)).text)
        let turn = #"{"abstract":"We propose method 1. It works \"well\".","language":"ja","title":"Paper 1"}"#
        #expect(call.user == turn)
        #expect(summary.text == "A summary in ja of Paper 1.")
        #expect(summary.takeaway == "New.")
        #expect(summary.language == .japanese)
        #expect(summary.origin.written == "model claude-haiku-5-5 2026-02-26")
        #expect(server.requests.first?.headers["anthropic-version"] == "2023-06-01")
    }

    @Test("names the broken rules in the user turn of another try")
    func avoiding() async throws {
        let bench = try ModelBench(server)
        let rules = ["37.5% is not in the abstract", "the text says \"we\""]
        _ = try await bench.summarizer.summary(of: ModelBench.paper(1), in: .english, avoiding: rules)
        let user = try #require(server.calls.first?.user)
        #expect(user.contains(#""avoid":["37.5% is not in the abstract","the text says \"we\""]"#))
    }

    @Test("reads all text blocks and nothing else: thinking and unknown blocks are skipped")
    func thinking() async throws {
        let bench = try ModelBench(server)
        server.next(.thinking(#"{"one_line": "新しい。", "summary": "本文である。", "later_field": 1}"#))
        #expect(try await bench.summary().text == "本文である。")
    }

    @Test("caches the prompt: the second question of a language reads it, another language does not")
    func promptCache() async throws {
        let bench = try ModelBench(server)
        for number in 1...3 { _ = try await bench.summary(.english, number: number) }
        #expect(server.cacheHits == 2)
        _ = try await bench.summary(.japanese)
        #expect(server.cacheHits == 2)
        let cost = try bench.cost
        #expect(cost.promptCacheHits == 2 && cost.calls == 4)
        #expect(cost.cacheReadTokens > 1000 && cost.cacheWriteTokens > 1000)
    }

    // MARK: Errors

    @Test(
        "gives up at once on errors that stay, in words that name endpoint, status, type, message and request",
        arguments: [
            (400, "invalid_request_error"), (402, "billing_error"), (403, "permission_error"),
            (404, "not_found_error"), (413, "request_too_large"),
        ]
    )
    func permanent(status: Int, type: String) async throws {
        let bench = try ModelBench(server)
        server.next(.error(status, type, "No."))
        let reason = await bench.refusal()
        #expect(reason == "\(server.endpoint)/v1/messages answered HTTP \(status) \(type): No. (request req_1)")
        #expect(server.requests.count == 1)
        #expect(bench.pauses.pauses.isEmpty)
        #expect(try bench.cost.usd == 0)
    }

    @Test("gives up at once on a wrong key, and never shows it")
    func wrongKey() async throws {
        let bench = try ModelBench(server) { $0.key = Secret("sk-wrong") }
        let reason = await bench.refusal()
        #expect(reason.contains("HTTP 401 authentication_error: invalid x-api-key"))
        #expect(!reason.contains("sk-wrong"))
        #expect(server.requests.count == 1)
        #expect(await bench.refusal().contains("no further call was made after"))
        #expect(server.requests.count == 1)
    }

    @Test(
        "tries again twice, after half a second and a second, where that can help",
        arguments: [
            (409, "conflict_error"), (429, "rate_limit_error"), (500, "api_error"), (504, "timeout_error"),
            (529, "overloaded_error"),
        ]
    )
    func transient(status: Int, type: String) async throws {
        let bench = try ModelBench(server)
        server.next(.error(status, type, "Later."), .error(status, type, "Later."))
        #expect(try await bench.summary().text == "A summary in en of Paper 1.")
        #expect(bench.pauses.pauses == [.milliseconds(500), .seconds(1)])
        server.next(.error(status, type, "1"), .error(status, type, "2"), .error(status, type, "3"))
        #expect(await bench.refusal().contains("HTTP \(status) \(type): 3"))
        #expect(server.requests.count == 6)
    }

    @Test("does not try again at a spend limit, neither the account's nor one's own")
    func spendLimit() async throws {
        for reply: ScriptedClaudeServer.Reply in [
            .spendLimit,
            .error(400, "invalid_request_error", "You have reached your specified API usage limits. Until 2026-12-01."),
        ] {
            let bench = try ModelBench(server)
            server.next(reply)
            let before = server.requests.count
            _ = await bench.refusal()
            #expect(await bench.refusal().contains("no further call was made after"))
            #expect(server.requests.count == before + 1)
        }
    }

    @Test(
        "waits as long as the service asks, in each of its forms, and no longer than a minute",
        arguments: [
            (["retry-after": "7"], 7000), (["retry-after": "0.25"], 250), (["retry-after-ms": "40"], 40),
            (["retry-after": "Thu, 26 Feb 2026 00:00:09 GMT"], 9000), (["retry-after": "61"], 500),
            (["retry-after": "0"], 500), (["retry-after": "soon"], 500),
            (["retry-after-ms": "1", "retry-after": "9"], 1),
        ]
    )
    func retryAfter(headers: [String: String], milliseconds: Int) async throws {
        let bench = try ModelBench(server)
        server.next(.error(429, "rate_limit_error", "Slow down", headers: headers))
        _ = try await bench.summary()
        #expect(bench.pauses.pauses == [.milliseconds(milliseconds)])
    }

    @Test("obeys x-should-retry over the status")
    func shouldRetry() async throws {
        let bench = try ModelBench(server)
        server.next(.error(500, "api_error", "Stay away", headers: ["x-should-retry": "false"]))
        #expect(await bench.refusal().contains("HTTP 500"))
        server.next(.error(400, "invalid_request_error", "Again", headers: ["x-should-retry": "true"]))
        _ = try await bench.summary()
        #expect(server.requests.count == 3)
    }

    @Test("tells a proxy's page, an empty answer and a strange one from the API's")
    func proxies() async throws {
        let bench = try ModelBench(server)
        server.next(.html(502), .bare(503))
        _ = try await bench.summary()
        #expect(server.requests.count == 3)
        server.next(.html(403))
        let reason = await bench.refusal()
        #expect(reason.contains("HTTP 403: <!DOCTYPE html> <html><head><title>403"))
        let other = try ModelBench(server)
        server.next(.html(200))
        #expect(await other.refusal().contains("the answer is no Message: “<!DOCTYPE html>"))
    }

    @Test("tries again when the connection breaks or the answer is cut or late")
    func connections() async throws {
        let bench = try ModelBench(server, patience: .milliseconds(300))
        server.next(.close, .cutBody(#"{"summary": "x"}"#))
        _ = try await bench.summary()
        server.next(.hang, .hang, .hang)
        #expect(await bench.refusal().contains("did not answer within"))
        #expect(server.requests.count == 6)
        server.stop()
        #expect(await bench.refusal().contains("could not be reached"))
    }

    @Test("stops asking a service that failed eight times in a row")
    func storm() async throws {
        let bench = try ModelBench(server)
        server.write { _ in .overloaded }
        for _ in 1...8 { #expect(await bench.refusal().contains("HTTP 529 overloaded_error: Overloaded")) }
        #expect(server.requests.count == 24)
        #expect(await bench.refusal().contains("the service failed 8 times in a row"))
        #expect(server.requests.count == 24)
        #expect(try bench.cost.withoutSummary == 8)
    }

    // MARK: Answers that are none

    @Test(
        "asks the second model where the first refuses or answers nothing",
        arguments: [
            (ScriptedClaudeServer.Reply.refusal("bio"), "refused (bio)"), (.refusal(nil), "refused"),
            (.empty, "answered nothing"), (.text("Here is a summary."), "gave what cannot be used"),
        ]
    )
    func secondModel(reply: ScriptedClaudeServer.Reply, words: String) async throws {
        let alone = try ModelBench(server)
        server.next(reply)
        #expect(await alone.refusal().contains("claude-haiku-5-5 \(words)"))

        let bench = try ModelBench(server) { $0.secondModel = "claude-sonnet-5-5" }
        server.next(reply)
        #expect(try await bench.summary().origin.written == "model claude-sonnet-5-5 2026-02-26")
        server.next(reply, .refusal("cyber"))
        let reason = await bench.refusal()
        #expect(reason.contains("claude-haiku-5-5 \(words)") && reason.contains("claude-sonnet-5-5 refused (cyber)"))
    }

    @Test("asks once more with room for four times as many tokens when the answer was cut")
    func truncated() async throws {
        let bench = try ModelBench(server)
        server.next(.truncated(#"{"summary": "long"}"#))
        _ = try await bench.summary()
        #expect(server.calls.map(\.maxTokens) == [2048, 8192])
        server.next(.truncated("{}"), .truncated("{}"))
        #expect(await bench.refusal().contains("was cut off at its token limit; raise summaries.max-tokens"))
        #expect(try bench.cost.withoutSummary == 3)
    }
}

@Suite("Claude's streams")
struct ClaudeStreamTests {
    let server: ScriptedClaudeServer
    let bench: ModelBench

    init() throws {
        let server = try ScriptedClaudeServer.start()
        self.server = server
        bench = try ModelBench(server) { settings in
            settings.maxTokens = 30_000
            settings.budget = nil
        }
    }

    @Test("are used where an answer may take more than ten minutes, and give the same answer")
    func same() async throws {
        server.next(.thinking(#"{"one_line": "One “line”.", "summary": "本文は二十文字より長く、いくつかの断片に分かれて届く。"}"#))
        let summary = try await bench.summary()
        #expect(summary.text == "本文は二十文字より長く、いくつかの断片に分かれて届く。")
        #expect(summary.takeaway == "One “line”.")
        #expect(server.calls.first?.isStream == true)
        let cost = try bench.cost
        #expect(cost.outputTokens > 90 && cost.cacheWriteTokens > 500)
    }

    @Test("end early like a broken connection: another try follows")
    func cut() async throws {
        server.next(.cutStream(#"{"summary": "a text that is cut somewhere in the middle"}"#))
        _ = try await bench.summary()
        #expect(server.requests.count == 2)
        let cut = ScriptedClaudeServer.Reply.cutStream(#"{"summary": "a text that is cut"}"#)
        server.next(cut, cut, cut)
        #expect(await bench.refusal().contains("the stream ended before the answer did"))
    }

    @Test("carry errors after a good beginning: some pass, some stay")
    func errors() async throws {
        server.next(.streamError(type: "overloaded_error", message: "Overloaded"))
        _ = try await bench.summary()
        #expect(server.requests.count == 2)
        server.next(.streamError(type: "invalid_request_error", message: "No"))
        #expect(await bench.refusal().contains("HTTP 200 invalid_request_error: No (request req_3)"))
        #expect(server.requests.count == 3)
    }

    @Test("know refusals and cuts too")
    func stops() async throws {
        server.next(.refusal("bio"))
        #expect(await bench.refusal().contains("refused (bio)"))
        server.next(.truncated("{}"), .truncated("{}"))
        #expect(await bench.refusal().contains("was cut off"))
        #expect(server.calls.map(\.maxTokens) == [30_000, 30_000, 64_000])
    }
}
