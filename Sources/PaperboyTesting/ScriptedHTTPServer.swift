public import Foundation
public import Paperboy
import Synchronization

/// An HTTP/1.1 server on 127.0.0.1 that answers as a test tells it and remembers what it was asked.
///
/// ```swift
/// let server = try ScriptedHTTPServer.start()
/// server.on("/feed", .status(503, ["Retry-After": "1"]), .body("<feed/>"))
/// let response = try await client.fetch(HTTPRequest(url: server.url("/feed")))
/// ```
/// Paths without an answer get 404. Connections are kept alive. It stops when it is let go of, or by ``stop()``.
public final class ScriptedHTTPServer: Sendable {
    /// A request as it came.
    public struct Request: Equatable, Sendable {
        public var method: String
        /// Path and query as they were sent, such as `/api?q=a%20b`.
        public var target: String
        /// Field names in lower case.
        public var headers: [String: String]
        public var body: [UInt8]
        /// The connection's number, from 1.
        public var connection: Int

        /// The target without its query.
        public var path: String { String(target.prefix { $0 != "?" }) }
    }

    /// What a request gets.
    public enum Answer: Sendable {
        case respond(HTTPResponse)
        /// The answer after a pause.
        case respondLate(HTTPResponse, after: Duration)
        /// Closes the connection without a word.
        case close
        /// Says nothing for as long as the client stays.
        case hang
        /// Announces the whole body, sends `bytes` of it and closes.
        case truncate(HTTPResponse, bytes: Int)
        /// Sends the body one byte at a time, with a pause before each.
        case drip(HTTPResponse, pause: Duration)
        /// Announces no length and sends the bytes again and again for as long as the client stays.
        case endless([UInt8])
        /// Sends these bytes as they are and closes.
        case raw([UInt8])

        public static func body(_ text: String, _ headers: [String: String] = [:]) -> Answer {
            .respond(HTTPResponse(status: 200, headers: headers, body: Data(text.utf8)))
        }

        public static func status(_ status: Int, _ headers: [String: String] = [:], _ text: String = "") -> Answer {
            .respond(HTTPResponse(status: status, headers: headers, body: Data(text.utf8)))
        }
    }

    private let script: HTTPScript
    private let listener: LoopbackListener

    private init(script: HTTPScript, listener: LoopbackListener) {
        self.script = script
        self.listener = listener
    }

    /// A server that listens on a port which the system chose.
    /// - Parameter remembering: whether it keeps its requests; if not, what it takes of memory does not grow.
    public static func start(remembering: Bool = true) throws -> ScriptedHTTPServer {
        let script = HTTPScript(remembering: remembering)
        let listener = try LoopbackListener { HTTPExchange(connection: $0, script: script).run() }
        return ScriptedHTTPServer(script: script, listener: listener)
    }

    /// Accepts nothing more and breaks every connection. Safe to call again.
    public func stop() { listener.stop() }

    /// The address of a path, such as `/feed?page=1`.
    public func url(_ target: String = "/") -> URL {
        var parts = URLComponents()
        parts.scheme = "http"
        parts.host = "127.0.0.1"
        parts.port = Int(listener.port)
        let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        parts.percentEncodedPath = String(halves[0])
        parts.percentEncodedQuery = halves.count > 1 ? String(halves[1]) : nil
        return parts.url ?? URL(filePath: "/no/such/address")
    }

    /// Answers requests for `target` one after another; the last answer stays.
    /// - Parameter target: a path, or a path with a query, which then has to match too.
    public func on(_ target: String, method: String = "GET", _ answers: Answer...) {
        let queue = Mutex(answers)
        script.set(method, target) { _ in
            queue.withLock { answers in answers.count > 1 ? answers.removeFirst() : answers.first ?? .close }
        }
    }

    /// Answers requests for `target` with what `answer` gives; it is called on the connection's thread.
    public func on(_ target: String, method: String = "GET", answer: @escaping @Sendable (Request) -> Answer) {
        script.set(method, target, answer)
    }

    /// Answers requests of any method that nothing else answers; `answer` is called on the connection's thread.
    public func onAnythingElse(answer: @escaping @Sendable (Request) -> Answer) {
        script.setLastResort(answer)
    }

    /// All requests so far, in the order in which they came in whole.
    public var requests: [Request] { script.requests }

    /// The requests for a path, whatever their query.
    public func requests(for path: String) -> [Request] { script.requests.filter { $0.path == path } }
}
