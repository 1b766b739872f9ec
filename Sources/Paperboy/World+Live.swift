import Foundation

extension World {
    /// The real world. Nothing else in the library asks for the time, an id, a random number or a pause.
    /// - Parameters:
    ///   - userAgent: who asks, with an address for complaints.
    ///   - limits: for ``World/fetch``.
    ///   - retry: for ``World/fetch``.
    ///   - patience: the limits for ``World/ask``.
    public static func live(
        userAgent: String,
        limits: HTTPLimits = HTTPLimits(),
        pauses: HostPauses = HostPauses(),
        retry: RetryPolicy = RetryPolicy(),
        patience: HTTPLimits = HTTPLimits(connect: .seconds(5), total: .seconds(600))
    ) -> World {
        let random: @Sendable () -> Double = { Double.random(in: 0...1) }
        let queues = HostQueues(
            userAgent: userAgent,
            limits: limits,
            pauses: pauses,
            now: { Date() },
            sleep: { try await Task.sleep(for: $0) }
        )
        let pool = HTTPClientPool(userAgent: userAgent, limits: patience)
        let fetch = RetryingFetch(
            policy: retry,
            now: { Date() },
            random: random,
            sleep: { try await Task.sleep(for: $0) },
            fetch: { request throws(HTTPError) in try await queues.fetch(request) }
        )
        return World(
            now: { Date() },
            makeID: { .random() },
            random: random,
            secretBytes: { count in
                // The system's generator is made for secrets: getrandom(2).
                var generator = SystemRandomNumberGenerator()
                return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
            },
            sleep: { try await Task.sleep(for: $0) },
            fetch: { request throws(HTTPError) in try await fetch(request) },
            ask: { request throws(HTTPError) in try await pool.fetch(request) },
            lookUp: { question throws(DNSError) in try await DNSResolver.records(question) }
        )
    }
}
