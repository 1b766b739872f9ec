import Foundation
import Paperboy

/// The Message that a reply is, as JSON or as a stream.
struct ClaudeMessage {
    private static let thinkingTokens = 90

    let call: ScriptedClaudeServer.Call
    let reply: ScriptedClaudeServer.Reply
    /// The input side.
    let usage: [String: Any]
    /// The request's id.
    let id: String

    var response: HTTPResponse {
        guard call.isStream else { return .json(object, headers: Self.limits, requestID: id) }
        let headers = ["Content-Type": "text/event-stream; charset=utf-8", "request-id": id]
        return HTTPResponse(status: 200, headers: headers, body: Data((events + [stop]).joined().utf8))
    }

    /// The bytes of an answer whose stream breaks after about half of its events.
    /// - Parameter error: the event that ends it; nil for none.
    func brokenStream(with error: ClaudeRefusal?) -> [UInt8] {
        let head =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nrequest-id: \(id)\r\nConnection: close\r\n\r\n"
        let half = events.prefix(events.count - 2).joined()
        return Array((head + half + (error.map { Self.event("error", $0.object) } ?? "")).utf8)
    }

    // MARK: One object

    var object: [String: Any] {
        shell.merging(["content": blocks, "stop_reason": stopReason, "stop_details": stopDetails]) { $1 }
    }

    private var shell: [String: Any] {
        [
            "id": "msg_\(id)", "type": "message", "role": "assistant", "model": call.model, "content": [Any](),
            "stop_reason": NSNull(), "stop_sequence": NSNull(), "stop_details": NSNull(),
            "usage": usage.merging([
                "output_tokens": outputTokens, "output_tokens_details": ["thinking_tokens": thinkingTokens],
            ]) { $1 },
        ]
    }

    private var blocks: [[String: Any]] {
        switch reply {
        case .refusal, .empty: return []
        case .thinking(let text):
            let middle = text.index(text.startIndex, offsetBy: text.count / 2)
            return [
                Self.thought, ["type": "text", "text": String(text[..<middle])],
                ["type": "something_new", "payload": ["a": 1]], ["type": "text", "text": String(text[middle...])],
            ]
        default:
            let thoughts = thinkingTokens > 0 ? [Self.thought] : []
            return thoughts + [["type": "text", "text": reply.text]]
        }
    }

    private var stopReason: String {
        switch reply {
        case .refusal: "refusal"
        case .truncated: "max_tokens"
        default: "end_turn"
        }
    }

    private var stopDetails: Any {
        guard case .refusal(let category) = reply else { return NSNull() }
        return ["type": "refusal", "category": category ?? NSNull(), "explanation": "Declined."] as [String: Any]
    }

    private var thinkingTokens: Int {
        if case .refusal = reply { return 0 }
        return ClaudeModel.all[call.model]?.thinksByDefault == true ? Self.thinkingTokens : 0
    }

    private var outputTokens: Int {
        if case .truncated = reply { return call.maxTokens }
        return thinkingTokens + ClaudeTokens.count(reply.text)
    }

    // MARK: A stream

    /// All events but the last.
    private var events: [String] {
        var events = [Self.event("message_start", ["message": shell]), Self.event("ping", [:])]
        for (index, block) in blocks.enumerated() { events += Self.events(of: block, index) }
        let delta: [String: Any] = [
            "stop_reason": stopReason, "stop_sequence": NSNull(), "stop_details": stopDetails,
        ]
        let usage = ["output_tokens": outputTokens]
        return events + [Self.event("message_delta", ["delta": delta, "usage": usage])]
    }

    private var stop: String { Self.event("message_stop", [:]) }

    private static func events(of block: [String: Any], _ index: Int) -> [String] {
        let text = block["text"] as? String
        var empty = block
        if text != nil { empty["text"] = "" }
        let deltas = (text.map(pieces) ?? []).map { piece in
            event("content_block_delta", ["index": index, "delta": ["type": "text_delta", "text": piece]])
        }
        return [event("content_block_start", ["index": index, "content_block": empty])] + deltas
            + [event("ping", [:]), event("content_block_stop", ["index": index])]
    }

    private static func pieces(_ text: String) -> [String] {
        stride(from: 0, to: text.count, by: 20).map { String(text.dropFirst($0).prefix(20)) }
    }

    private static func event(_ type: String, _ fields: [String: Any]) -> String {
        let object = fields.merging(["type": type]) { field, type in field is String ? field : type }
        let data = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
        return "event: \(type)\ndata: \(String(decoding: data ?? Data(), as: UTF8.self))\n\n"
    }

    private static let thought = ["type": "thinking", "thinking": "", "signature": "c2ln"]

    private static let limits = [
        "anthropic-ratelimit-requests-limit": "1000", "anthropic-ratelimit-requests-remaining": "999",
        "anthropic-ratelimit-requests-reset": "2026-11-21T00:00:00Z",
    ]
}
