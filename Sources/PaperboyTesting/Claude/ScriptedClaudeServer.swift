public import Foundation
import Paperboy
import Synchronization

/// Claude's API on 127.0.0.1, as its documentation of 2026-08 describes it: Messages with JSON output, prompt caching
/// and streams, Message Batches, token counting, and every error of its table.
///
/// It refuses what the API refuses (unknown fields, `temperature`, schema keywords, wrong headers …) with the texts
/// that clients have recorded, and otherwise answers as the test tells it.
/// ```swift
/// let server = try ScriptedClaudeServer.start()
/// server.next(.overloaded, .refusal("bio"))     // then summaries of its own
/// ```
public final class ScriptedClaudeServer: Sendable {
    /// The key that it takes for right.
    public static let key = "sk-ant-test-0123456789"

    /// A question that the API took.
    public struct Call: Sendable {
        public var model: String
        public var maxTokens: Int
        public var isStream: Bool
        /// The text of the system prompt.
        public var system: String
        /// The text of the last user turn.
        public var user: String
        /// The request in a batch; nil for a direct one.
        public var customID: String?

        /// The value of a name in the JSON object that the user turn is.
        public func material(_ name: String) -> String? {
            let object = try? JSONSerialization.jsonObject(with: Data(user.utf8)) as? [String: Any]
            return object?[name] as? String
        }
    }

    private struct State {
        var queue: [Reply] = []
        var write: @Sendable (Call) -> Reply = { .summary(of: $0) }
        var calls: [Call] = []
        var refusals: [String] = []
        var latency = Duration.zero
        var underWay = 0
        var mostUnderWay = 0
        var serial = 0
    }

    private let server: ScriptedHTTPServer
    private let state = Mutex(State())
    private let cache = PromptCache()
    let batches = ClaudeBatches()

    private let isRemembering: Bool

    private init(server: ScriptedHTTPServer, remembering: Bool) {
        self.server = server
        isRemembering = remembering
    }

    /// - Parameter remembering: whether it keeps its calls; if not, what it takes of memory does not grow with them.
    public static func start(remembering: Bool = true) throws -> ScriptedClaudeServer {
        let server = try ScriptedHTTPServer.start(remembering: remembering)
        let claude = ScriptedClaudeServer(server: server, remembering: remembering)
        claude.server.onAnythingElse { [weak claude] request in claude?.answer(to: request) ?? .close }
        return claude
    }

    /// The endpoint, without a slash at its end.
    public var endpoint: URL { URL(string: String(server.url("/").absoluteString.dropLast())) ?? server.url("/") }

    public func stop() { server.stop() }

    // MARK: What it shall do

    /// Gives these replies to the next calls, one each. After them it writes summaries.
    public func next(_ replies: Reply...) { state.withLock { $0.queue += replies } }

    /// How it replies to calls that ``next(_:)`` says nothing of.
    public func write(_ write: @escaping @Sendable (Call) -> Reply) { state.withLock { $0.write = write } }

    /// The time from a request to its answer; none to begin with.
    public func setLatency(_ latency: Duration) { state.withLock { $0.latency = latency } }

    // MARK: What it saw

    /// The calls that it took, refused ones not among them.
    public var calls: [Call] { state.withLock { $0.calls } }

    /// All requests, refused ones too.
    public var requests: [ScriptedHTTPServer.Request] { server.requests }

    /// The texts with which it refused requests as invalid.
    public var refusals: [String] { state.withLock { $0.refusals } }

    /// The most calls that were under way at one time.
    public var mostUnderWay: Int { state.withLock { $0.mostUnderWay } }

    /// How often a prompt was found in the cache.
    public var cacheHits: Int { cache.hits }

    // MARK: Requests

    private func answer(to request: ScriptedHTTPServer.Request) -> ScriptedHTTPServer.Answer {
        let requestID = state.withLock { state in
            state.serial += 1
            return "req_\(state.serial.formatted(.number.grouping(.never)))"
        }
        do throws(ClaudeRefusal) {
            try HeaderCheck.check(request.headers)
            return try route(request, requestID)
        } catch {
            state.withLock { $0.refusals.append(error.message) }
            return .respond(error.response(requestID))
        }
    }

    private func route(
        _ request: ScriptedHTTPServer.Request,
        _ requestID: String
    ) throws(ClaudeRefusal) -> ScriptedHTTPServer.Answer {
        switch (request.method, request.path) {
        case ("POST", "/v1/messages"):
            let body = try MessagesCheck.object(request.body)
            return reply(to: try MessagesCheck(body: body, isBatch: false).call(), body, requestID)
        case ("POST", "/v1/messages/count_tokens"):
            let body = try MessagesCheck.object(request.body)
            let call = try MessagesCheck(body: body.merging(["max_tokens": 1]) { $1 }, isBatch: false).call()
            return .respond(.json(["input_tokens": ClaudeTokens.count(call.system + call.user)], requestID: requestID))
        case (_, let path) where path.hasPrefix("/v1/messages/batches"):
            return .respond(try batches.answer(to: request, base: endpoint, requestID: requestID, process: processed))
        default: throw ClaudeRefusal(404, "not_found_error", "Not found")
        }
    }

    private func reply(
        to call: Call,
        _ body: [String: Any],
        _ requestID: String
    ) -> ScriptedHTTPServer.Answer {
        let (latency, reply) = begin(call)
        if latency > .zero { Thread.sleep(forTimeInterval: latency / .seconds(1)) }
        defer { state.withLock { $0.underWay -= 1 } }
        let usage = cache.usage(of: call, body)
        return reply.answer(ClaudeMessage(call: call, reply: reply, usage: usage, id: requestID))
    }

    /// `write` is called without the lock: it may ask for ``calls``.
    private func begin(_ call: Call) -> (Duration, Reply) {
        let (latency, queued, write) = state.withLock { state in
            if isRemembering { state.calls.append(call) }
            state.underWay += 1
            state.mostUnderWay = max(state.mostUnderWay, state.underWay)
            return (state.latency, state.queue.isEmpty ? nil : state.queue.removeFirst(), state.write)
        }
        return (latency, queued ?? write(call))
    }

    /// The result of a request in a batch.
    private func processed(_ params: [String: Any], customID: String) -> [String: Any] {
        do throws(ClaudeRefusal) {
            var call = try MessagesCheck(body: params, isBatch: true).call()
            call.customID = customID
            let (_, reply) = begin(call)
            state.withLock { $0.underWay -= 1 }
            let message = ClaudeMessage(call: call, reply: reply, usage: cache.usage(of: call, params), id: customID)
            return reply.batchResult(message)
        } catch {
            return ["type": "errored", "error": error.object]
        }
    }
}
