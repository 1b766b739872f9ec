import Foundation
import Paperboy

extension ScriptedClaudeServer {
    /// How a call ends.
    public enum Reply: Sendable {
        /// This text, whole.
        case text(String)
        /// The text in two blocks, after thinking and a block of a kind that nobody knows.
        case thinking(String)
        /// Declined, with this category; status 200.
        case refusal(String?)
        /// The text, cut in the middle by `max_tokens`.
        case truncated(String)
        /// `end_turn` without any block.
        case empty
        /// An error of the API's table.
        case error(Int, String, String, headers: [String: String] = [:])
        /// The account's limit for the month: 429 without `retry-after`.
        case spendLimit
        /// What a proxy in front of the API answers.
        case html(Int)
        /// A status without a body.
        case bare(Int)
        /// Closes the connection in the middle of the body.
        case cutBody(String)
        /// A stream that ends after some text, with the connection.
        case cutStream(String)
        /// A stream with an `error` event after some text.
        case streamError(type: String, message: String)
        case close
        case hang
        /// In a batch: `canceled` or `expired`.
        case canceled, expired

        public static let overloaded = Reply.error(529, "overloaded_error", "Overloaded")

        /// A summary as the prompt wants it, in JSON.
        public static func summary(_ summary: String, oneLine: String = "New.") -> Reply {
            let object = ["one_line": oneLine, "summary": summary]
            let data = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
            return .text(String(decoding: data ?? Data(), as: UTF8.self))
        }

        /// A summary that names the paper and the language that were asked for.
        static func summary(of call: Call) -> Reply {
            .summary("A summary in \(call.material("language") ?? "?") of \(call.material("title") ?? "?").")
        }
    }
}

extension ScriptedClaudeServer.Reply {
    func answer(_ message: ClaudeMessage) -> ScriptedHTTPServer.Answer {
        switch self {
        case .text, .thinking, .refusal, .truncated, .empty: .respond(message.response)
        case .error(let status, let type, let words, let headers):
            .respond(ClaudeRefusal(status, type, words).response(message.id, headers: headers))
        case .spendLimit: .respond(Self.overLimit.response(message.id))
        case .html(let status): .status(status, ["Content-Type": "text/html"], Self.proxyPage(status))
        case .bare(let status): .status(status)
        case .cutBody: .truncate(message.response, bytes: message.response.body.count / 2)
        case .cutStream: .raw(message.brokenStream(with: nil))
        case .streamError(let type, let words): .raw(message.brokenStream(with: ClaudeRefusal(200, type, words)))
        case .close, .canceled, .expired: .close
        case .hang: .hang
        }
    }

    func batchResult(_ message: ClaudeMessage) -> [String: Any] {
        switch self {
        case .canceled: ["type": "canceled"]
        case .expired: ["type": "expired"]
        case .error(_, let type, let words, _): ["type": "errored", "error": ClaudeRefusal(200, type, words).object]
        default: ["type": "succeeded", "message": message.object]
        }
    }

    /// The text of the answer; empty where there is none.
    var text: String {
        switch self {
        case .text(let text), .thinking(let text), .cutBody(let text), .cutStream(let text): text
        case .truncated(let text): String(text.prefix(text.count / 2))
        default: ""
        }
    }

    private static let overLimit = ClaudeRefusal(
        429,
        "rate_limit_error",
        "This request would exceed your account's monthly spend limit.",
        code: "enforced_spend_limit_reached"
    )

    private static func proxyPage(_ status: Int) -> String {
        "<!DOCTYPE html>\n<html><head><title>\(status)</title></head><body><h1>Bad gateway</h1></body></html>"
    }
}
