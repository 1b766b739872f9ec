import Foundation
import Paperboy
import PaperboyTesting
import Testing

@Suite("Scripted Claude server")
struct ScriptedClaudeServerTests {
    let server: ScriptedClaudeServer
    private let client = HTTPClient(userAgent: "t")

    init() throws { server = try .start() }

    private static let headers = [
        "x-api-key": ScriptedClaudeServer.key, "anthropic-version": "2023-06-01", "content-type": "application/json",
    ]
    private static let good = #""model":"claude-haiku-5-5","max_tokens":64,"messages":[{"role":"user","content":"Hi"}]"#

    private func ask(
        _ body: String,
        path: String = "/v1/messages",
        method: String = "POST",
        headers: [String: String] = headers
    ) async throws -> (status: Int, object: [String: Any]) {
        let response = try await client.fetch(
            HTTPRequest(
                method: method,
                url: server.endpoint.appending(path: path),
                headers: headers,
                body: method == "POST" ? Data(body.utf8) : nil
            )
        )
        let object = try? JSONSerialization.jsonObject(with: response.body) as? [String: Any]
        return (response.status, object ?? [:])
    }

    private func error(_ answer: (status: Int, object: [String: Any])) -> String {
        let error = answer.object["error"] as? [String: Any]
        return "\(answer.status) \(error?["type"] ?? "") \(error?["message"] ?? "")"
    }

    @Test("answers the smallest request that is valid")
    func smallest() async throws {
        let answer = try await ask("{\(Self.good)}")
        #expect(answer.status == 200)
        #expect(answer.object["type"] as? String == "message")
        #expect(answer.object["stop_reason"] as? String == "end_turn")
        let usage = try #require(answer.object["usage"] as? [String: Any])
        #expect(usage["cache_read_input_tokens"] as? Int == 0)
    }

    @Test(
        "refuses fields as the API does",
        arguments: [
            (#""temperature":0.2"#, "`temperature` is deprecated for this model."),
            (#""top_k":5"#, "`top_k` is deprecated for this model."),
            (#""top_p":0.5"#, "`top_p` is deprecated for this model."),
            (#""max_length":5"#, "max_length: Extra inputs are not permitted"),
            (#""thinking":{"type":"enabled"}"#, "\"thinking.type.enabled\" is not supported for this model."),
            (#""output_config":{"effort":"huge"}"#, "output_config.effort: Input should be"),
            (#""output_config":{"shape":1}"#, "output_config.shape: Extra inputs are not permitted"),
            (#""system":[{"type":"text","text":""}]"#, "system.0: text content blocks must be non-empty"),
            (
                #""system":[{"type":"text","text":"x","cache_control":{"type":"ephemeral","ttl":"2h"}}]"#,
                "cache_control"
            ),
        ]
    )
    func fields(field: String, message: String) async throws {
        let words = error(try await ask("{\(Self.good),\(field)}"))
        #expect(words.hasPrefix("400 invalid_request_error ") && words.contains(message), "\(words)")
        #expect(server.calls.isEmpty)
    }

    @Test(
        "refuses bodies that lack something or end with the assistant",
        arguments: [
            ("not json", "400 invalid_request_error The request body is not valid JSON"),
            (#"{"model":"claude-haiku-5-5","messages":[]}"#, "400 invalid_request_error max_tokens: Field required"),
            (#"{"model":"claude-9","max_tokens":1,"messages":[]}"#, "404 not_found_error model: claude-9"),
            (
                #"{"model":"claude-haiku-5-5","max_tokens":200000,"messages":[]}"#,
                "400 invalid_request_error max_tokens: 200000 > 128000, which is the maximum"
            ),
            (
                #"{"model":"claude-haiku-5-5","max_tokens":1,"messages":[{"role":"assistant","content":"{"}]}"#,
                "400 invalid_request_error This model does not support assistant message prefill."
            ),
        ]
    )
    func bodies(body: String, words: String) async throws {
        #expect(error(try await ask(body)).hasPrefix(words))
    }

    @Test(
        "refuses schemas that the API cannot compile",
        arguments: [
            (#"{"type":"object"}"#, "'additionalProperties' must be explicitly set to false"),
            (#"{"type":"string","minLength":1}"#, "For 'string' type, property 'minLength' is not supported"),
            (#"{"type":"string","maxLength":9}"#, "property 'maxLength' is not supported"),
            (#"{"type":"integer","minimum":0}"#, "For 'integer' type, property 'minimum' is not supported"),
            (#"{"type":"array","items":{"type":"string"},"minItems":2}"#, "'minItems' values other than 0 or 1"),
            (#"{"type":"string","format":"phone"}"#, "format 'phone' is not supported"),
            (#"{"type":"string","pattern":"(?=a)"}"#, "pattern '(?=a)' is not supported"),
            (#"{"$ref":"https://example.com/s"}"#, "external reference"),
            (
                ##"{"$ref":"#/$defs/a","$defs":{"a":{"type":"array","items":{"$ref":"#/$defs/a"}}}}"##,
                "recursive schema '#/$defs/a' is not supported"
            ),
        ]
    )
    func schemas(schema: String, words: String) async throws {
        let format = #""output_config":{"format":{"type":"json_schema","schema":\#(schema)}}"#
        #expect(error(try await ask("{\(Self.good),\(format)}")).contains(words))
    }

    @Test(
        "refuses wrong header fields",
        arguments: [
            ("x-api-key", nil, "401 authentication_error x-api-key header is required"),
            ("x-api-key", "sk-wrong", "401 authentication_error invalid x-api-key"),
            ("anthropic-version", nil, "400 invalid_request_error anthropic-version: header is required"),
            (
                "anthropic-version", "2024",
                "400 invalid_request_error anthropic-version: \"2024\" is not a valid version"
            ),
        ] as [(String, String?, String)]
    )
    func headers(name: String, value: String?, words: String) async throws {
        var headers = Self.headers
        headers[name] = value
        #expect(error(try await ask("{\(Self.good)}", headers: headers)) == words)
    }

    @Test("counts tokens, which needs no max_tokens")
    func tokens() async throws {
        let body = #"{"model":"claude-haiku-5-5","messages":[{"role":"user","content":"Twelve bytes"}]}"#
        let answer = try await ask(body, path: "/v1/messages/count_tokens")
        #expect(answer.object["input_tokens"] as? Int == 3)
    }

    @Test("caches no prompt that is shorter than the model's minimum")
    func shortPrompt() async throws {
        let system = #""system":[{"type":"text","text":"short","cache_control":{"type":"ephemeral"}}]"#
        for _ in 1...2 { _ = try await ask("{\(Self.good),\(system)}") }
        #expect(server.cacheHits == 0)
    }

    // MARK: Batches

    private let batches = "/v1/messages/batches"

    private func entry(_ id: String, _ params: String = good) -> String {
        #"{"custom_id":"\#(id)","params":{\#(params)}}"#
    }

    @Test(
        "refuses a custom_id with a dot, a slash, a colon, none or too many characters",
        arguments: ["2602.12192", "a/b", "arxiv:1", "", String(repeating: "a", count: 65)]
    )
    func customID(id: String) async throws {
        let words = error(try await ask(#"{"requests":[\#(entry(id))]}"#, path: batches))
        #expect(words.contains("requests.0.custom_id: String should match pattern '^[a-zA-Z0-9_-]{1,64}$'"))
    }

    @Test("refuses a custom_id that stands twice, and an empty batch")
    func twice() async throws {
        let words = error(try await ask(#"{"requests":[\#(entry("a")),\#(entry("a"))]}"#, path: batches))
        #expect(words.contains("requests.1.custom_id"))
        #expect(error(try await ask(#"{"requests":[]}"#, path: batches)).contains("List should have 1 to 100000 items"))
    }

    @Test("checks params only when it works on them, and gives results in another order")
    func results() async throws {
        let bad = "\(Self.good),\"stream\":true"
        let body = #"{"requests":[\#(entry("a")),\#(entry("b", bad)),\#(entry("c"))]}"#
        let batch = try await ask(body, path: batches)
        let id = try #require(batch.object["id"] as? String)
        #expect(batch.object["processing_status"] as? String == "in_progress")
        #expect(batch.object["results_url"] is NSNull)
        #expect(try await ask("", path: "\(batches)/\(id)/results", method: "GET").status == 404)
        #expect(try await ask("", path: "\(batches)/\(id)", method: "DELETE").status == 400)
        _ = try await ask("", path: "\(batches)/\(id)", method: "GET")
        let ended = try await ask("", path: "\(batches)/\(id)", method: "GET").object
        #expect(ended["processing_status"] as? String == "ended")
        let counts = try #require(ended["request_counts"] as? [String: Int])
        #expect(counts["succeeded"] == 2 && counts["errored"] == 1 && counts["processing"] == 0)
        let list = try await ask("", path: batches, method: "GET").object
        #expect((list["data"] as? [[String: Any]])?.count == 1)
        #expect(try await ask("", path: "\(batches)/\(id)", method: "DELETE").status == 200)
        #expect(try await ask("", path: "\(batches)/\(id)", method: "GET").status == 404)
    }

    @Test("cancels what is not answered yet")
    func cancel() async throws {
        let batch = try await ask(#"{"requests":[\#(entry("a"))]}"#, path: batches)
        let id = try #require(batch.object["id"] as? String)
        let cancelled = try await ask("{}", path: "\(batches)/\(id)/cancel")
        #expect(cancelled.object["processing_status"] as? String == "canceling")
        let ended = try await ask("", path: "\(batches)/\(id)", method: "GET").object
        #expect((ended["request_counts"] as? [String: Int])?["canceled"] == 1)
    }
}
