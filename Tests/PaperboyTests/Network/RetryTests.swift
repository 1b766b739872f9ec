import Foundation
import Synchronization
import Testing

@testable import Paperboy

@Suite("Retry-After")
struct RetryAfterTests {
    let now = Date(timeIntervalSince1970: 784_111_770)  // Sun, 06 Nov 1994 08:49:30 GMT

    @Test(
        "is seconds or one of the three forms of an HTTP date",
        arguments: [
            ("0", 0), ("120", 120), ("Sun, 06 Nov 1994 08:49:37 GMT", 7), ("Sunday, 06-Nov-94 08:49:37 GMT", 7),
            ("Sun Nov  6 08:49:37 1994", 7), ("Sun, 06 Nov 1994 08:49:00 GMT", 0),
        ]
    )
    func valid(value: String, seconds: Int) {
        #expect(RetryAfter.duration(value, now: now) == .seconds(seconds))
    }

    @Test("is nothing when it is something else", arguments: ["", "soon", "-1", "1.5", "99999999999999999999999"])
    func invalid(value: String) { #expect(RetryAfter.duration(value, now: now) == nil) }
}

@Suite("Retry policy")
struct RetryPolicyTests {
    let url = URL(filePath: "/")

    private func error(_ reason: HTTPError.Reason, at address: String = "http://x.example/") throws -> HTTPError {
        HTTPError(url: try #require(URL(string: address)), reason: reason)
    }

    @Test("doubles the pause up to the longest, the upper half of it random")
    func backoff() throws {
        let policy = RetryPolicy(attempts: 9, baseDelay: .seconds(2), maxDelay: .seconds(10))
        let error = try error(.timedOut(after: .seconds(1)))
        let pauses = (1...5).map { policy.pause(after: $0, error, random: 1) }
        #expect(pauses == [2, 4, 8, 10, 10].map { .seconds($0) })
        #expect(policy.pause(after: 1, error, random: 0) == .seconds(1))
        #expect(policy.pause(after: 9, error, random: 0) == nil)
        #expect(policy.longestWait == .seconds(8 * 60))
    }

    @Test("waits as long as the server asks, and ends where it asks too much")
    func serverPause() throws {
        let policy = RetryPolicy(maxRetryAfter: .seconds(60))
        #expect(try policy.pause(after: 1, error(.status(429, retryAfter: .seconds(60))), random: 1) == .seconds(60))
        #expect(try policy.pause(after: 1, error(.status(429, retryAfter: .seconds(61))), random: 1) == nil)
        #expect(try policy.pause(after: 1, error(.status(503, retryAfter: .zero)), random: 1) == .seconds(1))
    }

    @Test("knows what may pass", arguments: [408, 425, 429, 500, 502, 503, 504, 529])
    func transient(status: Int) throws { #expect(try error(.status(status, retryAfter: nil)).isTransient) }

    @Test("knows what stays", arguments: [400, 401, 403, 404, 410, 422])
    func permanent(status: Int) throws {
        #expect(try !error(.status(status, retryAfter: nil)).isTransient)
        #expect(try !error(.tooLarge(limit: 1)).isTransient)
        #expect(try !error(.unreachable("no such file"), at: "file:///x").isTransient)
    }
}

@Suite("Retrying fetch")
struct RetryingFetchTests {
    private let url = URL(string: "https://x.example/") ?? URL(filePath: "/")
    private let pauses = Log<Duration>()

    /// A fetch that gives one outcome after another and writes down the pauses between.
    private func fetch(_ outcomes: [Result<HTTPResponse, HTTPError>]) async throws(HTTPError) -> HTTPResponse {
        let queue = Mutex(outcomes[...])
        let fetch = RetryingFetch(
            now: { Date(timeIntervalSince1970: 0) },
            random: { 1 },
            sleep: { [pauses] in pauses.append($0) },
            fetch: { _ throws(HTTPError) in
                try (queue.withLock { $0.popFirst() } ?? .success(HTTPResponse(status: 599))).get()
            }
        )
        return try await fetch(HTTPRequest(url: url))
    }

    @Test("gives the first answer that is not \"not now\"", arguments: [200, 304, 404])
    func success(status: Int) async throws {
        let broken = HTTPError(url: url, reason: .unreachable("refused"))
        let busy = HTTPResponse(status: 429, headers: ["retry-after": "Thu, 01 Jan 1970 00:00:07 GMT"])
        let response = try await fetch([.failure(broken), .success(busy), .success(HTTPResponse(status: status))])
        #expect(response.status == status)
        #expect(pauses.all == [.seconds(1), .seconds(7)])
    }

    @Test("throws the last status after all tries")
    func exhausted() async {
        let busy = HTTPResponse(status: 503, headers: ["retry-after": "5"])
        await #expect(throws: HTTPError(url: url, reason: .status(503, retryAfter: .seconds(5)))) {
            try await fetch([.success(busy), .success(busy), .success(busy)])
        }
        #expect(pauses.all == [.seconds(5), .seconds(5)])
    }

    @Test("tries once where another try cannot help")
    func hopeless() async {
        let error = HTTPError(url: url, reason: .tooLarge(limit: 5))
        await #expect(throws: error) { try await fetch([.failure(error)]) }
        let tomorrow = HTTPResponse(status: 429, headers: ["retry-after": "86400"])
        await #expect(throws: HTTPError(url: url, reason: .status(429, retryAfter: .seconds(86_400)))) {
            try await fetch([.success(tomorrow)])
        }
        #expect(pauses.all.isEmpty)
    }
}

/// Values in the order in which they came, from any thread.
final class Log<Value: Sendable>: Sendable {
    private let values = Mutex<[Value]>([])

    var all: [Value] { values.withLock { $0 } }

    func append(_ value: Value) { values.withLock { $0.append(value) } }
}
