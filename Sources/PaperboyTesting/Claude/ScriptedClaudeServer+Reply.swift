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

        /// A summary as good ones are, in English or Japanese, that names the paper and says nothing of it.
        public static func summary(of call: Call) -> Reply {
            let title = call.material("title") ?? "?"
            guard call.material("language") == "ja" else {
                return .summary(english(title), oneLine: "The paper \(title) has something to say.")
            }
            return .summary(japanese(title), oneLine: "「\(title)」は新しいことを述べている。")
        }

        private static func english(_ title: String) -> String {
            """
            The problem at hand has been known for some time, and earlier answers to it leave something to wish for. \
            The authors of \(title) describe an approach that takes another way. It treats the parts of the problem \
            one after another and brings the answers together at the end. What they measure on their data supports \
            the idea: the approach does what it is meant to do, and the effort stays within reason.
            """
        }

        private static func japanese(_ title: String) -> String {
            """
            この分野では以前から知られている課題があり、既存の手法では十分に解決できていない点が残されている。本研究「\(title)」は、この課題に対して\
            別の観点から取り組む手法を提案している。提案手法は、問題をいくつかの部分に分けて順に扱い、それぞれの答えを最後に一つにまとめるという構成を\
            とる。各部分の役割は明確に分けられており、全体の見通しを保ったまま個々の処理を調整できる。著者らの評価によれば、提案手法は意図した働きを\
            しており、必要な手間も妥当な範囲に収まることが示された。
            """
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
