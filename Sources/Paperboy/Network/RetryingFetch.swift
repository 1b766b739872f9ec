public import Foundation

/// Fetches, and tries again where that can help.
public struct RetryingFetch: Sendable {
    private let policy: RetryPolicy
    private let now: @Sendable () -> Date
    private let random: @Sendable () -> Double
    private let sleep: @Sendable (Duration) async throws -> Void
    private let fetch: @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse

    /// - Parameters:
    ///   - random: a number from 0 to 1, another one each time.
    ///   - fetch: one try, which gives the answer whatever its status.
    public init(
        policy: RetryPolicy = RetryPolicy(),
        now: @escaping @Sendable () -> Date,
        random: @escaping @Sendable () -> Double,
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        fetch: @escaping @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse
    ) {
        self.policy = policy
        self.now = now
        self.random = random
        self.sleep = sleep
        self.fetch = fetch
    }

    /// The first answer that is not "not now" (408, 425, 429, 5xx); 404 and the like are answers.
    /// - Throws: the error of the last try, ``HTTPError/Reason/status(_:retryAfter:)`` when all said "not now". The
    ///   pauses take at most ``RetryPolicy/longestWait``; a cancelled task does not try again.
    public func callAsFunction(_ request: HTTPRequest) async throws(HTTPError) -> HTTPResponse {
        var attempt = 1
        while true {
            do {
                return try await tryOnce(request)
            } catch {
                guard let pause = policy.pause(after: attempt, error, random: random()), !Task.isCancelled
                else { throw error }
                guard (try? await sleep(pause)) != nil else { throw error }
                attempt += 1
            }
        }
    }

    private func tryOnce(_ request: HTTPRequest) async throws(HTTPError) -> HTTPResponse {
        let response = try await fetch(request)
        guard HTTPError.isTransient(status: response.status) else { return response }
        let pause = response.headers["retry-after"].flatMap { RetryAfter.duration($0, now: now()) }
        throw HTTPError(url: request.url, reason: .status(response.status, retryAfter: pause))
    }
}
