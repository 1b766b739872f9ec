public import Foundation

/// A queue for each service: requests to one go one after another, with the pause that it asks for between them;
/// those to different ones go side by side.
public actor HostQueues {
    private let userAgent: String
    private let limits: HTTPLimits
    private let pauses: HostPauses
    private let now: @Sendable () -> Date
    private let sleep: @Sendable (Duration) async throws -> Void
    private var queues: [String: HostQueue] = [:]

    public init(
        userAgent: String,
        limits: HTTPLimits = HTTPLimits(),
        pauses: HostPauses = HostPauses(),
        now: @escaping @Sendable () -> Date,
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.userAgent = userAgent
        self.limits = limits
        self.pauses = pauses
        self.now = now
        self.sleep = sleep
    }

    /// As ``HTTPClient/fetch(_:)``, after the requests to that service which came earlier.
    public nonisolated func fetch(_ request: HTTPRequest) async throws(HTTPError) -> HTTPResponse {
        try await queue(for: request.url).fetch(request)
    }

    private func queue(for url: URL) -> HostQueue {
        let name = pauses.queue(for: url)
        if let queue = queues[name] { return queue }
        let client = HTTPClient(userAgent: userAgent, limits: limits)
        let queue = HostQueue(client: client, pause: pauses.pause(for: url), now: now, sleep: sleep)
        queues[name] = queue
        return queue
    }
}
