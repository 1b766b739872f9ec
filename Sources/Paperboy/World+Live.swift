import Foundation

extension World {
    /// The real world. Nothing else in the library asks for the time, an id, a random number or a pause.
    /// - Parameter userAgent: who asks, with an address for complaints.
    public static func live(
        userAgent: String,
        limits: HTTPLimits = HTTPLimits(),
        pauses: HostPauses = HostPauses(),
        retry: RetryPolicy = RetryPolicy()
    ) -> World {
        let queues = HostQueues(
            userAgent: userAgent,
            limits: limits,
            pauses: pauses,
            now: { Date() },
            sleep: { try await Task.sleep(for: $0) }
        )
        let fetch = RetryingFetch(
            policy: retry,
            now: { Date() },
            random: { Double.random(in: 0...1) },
            sleep: { try await Task.sleep(for: $0) },
            fetch: { request throws(HTTPError) in try await queues.fetch(request) }
        )
        return World(
            now: { Date() },
            makeID: { UUID() },
            sleep: { try await Task.sleep(for: $0) },
            fetch: { request throws(HTTPError) in try await fetch(request) }
        )
    }
}
