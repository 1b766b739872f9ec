import Foundation
import PaperboyTesting
import Testing

@testable import Paperboy

@Suite("Chat completions")
struct ChatSummarizerTests {
    let server: ScriptedHTTPServer
    private let path = "/v1/chat/completions"

    init() throws { server = try .start() }

    private func bench(key: Secret? = nil, second: String? = nil) throws -> ModelBench {
        try ModelBench(
            ModelSettings(
                service: .chat,
                model: "qwen3:8b",
                secondModel: second,
                endpoint: server.url("/v1"),
                key: key,
                mode: .direct,
                parallel: 1,
                maxTokens: 2048,
                budget: 0.5,
                prices: .anthropic
            )
        )
    }

    private static func completion(_ content: String?, finish: String? = "stop") -> ScriptedHTTPServer.Answer {
        let message: [String: Any] = [
            "role": "assistant", "content": content.map { $0 as Any } ?? NSNull(), "reasoning": "Hm.",
        ]
        let object: [String: Any] = [
            "id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "qwen3:8b",
            "choices": [["index": 0, "message": message, "finish_reason": finish.map { $0 as Any } ?? NSNull()]],
            "usage": ["prompt_tokens": 44, "completion_tokens": 48, "total_tokens": 92],
        ]
        let data = (try? JSONSerialization.data(withJSONObject: object)) ?? Data()
        return .respond(HTTPResponse(status: 200, body: data))
    }

    private static let good = #"{"one_line": "New.", "summary": "A text."}"#

    @Test("asks with the fields that Ollama, llama.cpp and vLLM take, the schema nested")
    func request() async throws {
        server.on(path, method: "POST", Self.completion(Self.good))
        let summary = try await bench(key: Secret("k")).summary()
        #expect(summary.text == "A text." && summary.origin.written == "model qwen3:8b 2026-02-26")
        let request = try #require(server.requests.first)
        #expect(request.headers["authorization"] == "Bearer k")
        let body = try #require(try JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any])
        let known = ["model", "messages", "max_tokens", "temperature", "seed", "stream", "response_format"]
        #expect(Set(body.keys) == Set(known))
        let format = try #require(body["response_format"] as? [String: Any])
        let named = try #require(format["json_schema"] as? [String: Any])
        let schema = try #require(named["schema"] as? [String: Any])
        #expect(format["type"] as? String == "json_schema" && named["strict"] as? Bool == true)
        #expect(schema["required"] as? [String] == ["one_line", "summary"])
        #expect((body["messages"] as? [[String: Any]])?.compactMap { $0["role"] as? String } == ["system", "user"])
    }

    @Test("needs no key, and shows none")
    func noKey() async throws {
        server.on(path, method: "POST", Self.completion(Self.good))
        let bench = try bench()
        _ = try await bench.summary()
        #expect(server.requests.first?.headers["authorization"] == nil)
        let cost = try bench.cost
        #expect(cost.usd == 0 && cost.inputTokens == 44 && cost.outputTokens == 48)
    }

    @Test(
        "takes away thoughts and code fences round the answer",
        arguments: [
            "<think>First {a}\n then</think>\n\n\(good)", "\n<think></think>\(good)", "```json\n\(good)\n```",
            "<think>x</think>```\n\(good)\n```\n",
        ]
    )
    func bare(content: String) async throws {
        server.on(path, method: "POST", Self.completion(content, finish: nil))
        #expect(try await bench().summary().text == "A text.")
    }

    @Test(
        "knows an answer that is none, and asks the second model",
        arguments: [
            (nil, "stop", "answered nothing"), ("", "stop", "answered nothing"),
            ("<think>endless", "stop", "answered nothing"), ("x", "content_filter", "refused"),
            ("plain words", "stop", "gave what cannot be used"),
        ] as [(String?, String, String)]
    )
    func none(content: String?, finish: String, words: String) async throws {
        server.on(path, method: "POST", Self.completion(content, finish: finish), Self.completion(Self.good))
        #expect(try await bench(second: "llama3").summary().origin.written == "model llama3 2026-02-26")
        server.on(path, method: "POST", Self.completion(content, finish: finish))
        #expect(await (try bench()).refusal().contains("qwen3:8b \(words)"))
    }

    @Test("asks once more with more room when the answer was cut")
    func truncated() async throws {
        server.on(path, method: "POST", Self.completion("{", finish: "length"), Self.completion(Self.good))
        _ = try await bench().summary()
        let sizes = try server.requests.map { request in
            try JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any]
        }.map { $0?["max_tokens"] as? Int }
        #expect(sizes == [2048, 8192])
    }

    @Test("waits for a model that is being loaded")
    func loading() async throws {
        let loading = #"{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}"#
        server.on(path, method: "POST", .status(503, [:], loading), Self.completion(Self.good))
        let bench = try bench()
        _ = try await bench.summary()
        #expect(bench.pauses.pauses == [.milliseconds(500)])
        server.on(path, method: "POST", .status(503, [:], loading))
        #expect(await bench.refusal().contains("HTTP 503 unavailable_error: Loading model"))
    }

    @Test(
        "reads every shape of an error",
        arguments: [
            (
                #"{"error":{"message":"model not found","type":"not_found_error","param":null,"code":null}}"#,
                "not_found_error: model not found"
            ),
            (#"{"error":{"code":404,"message":"no model","type":"x"}}"#, "x: no model"),
            (#"{"error":{"code":"model_missing","message":"m"}}"#, ": m"),
            (#"{"error":"pull it first"}"#, ": pull it first"),
            ("404 page not found", ": 404 page not found"), ("", "HTTP 404"),
        ]
    )
    func errors(body: String, words: String) async throws {
        server.on(path, method: "POST", .status(404, [:], body))
        let reason = await (try bench()).refusal()
        #expect(reason.contains("HTTP 404") && reason.hasSuffix(words))
    }
}
