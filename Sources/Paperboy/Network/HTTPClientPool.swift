import Foundation
import Synchronization

/// Clients for requests side by side: as many as there are requests at one time. Whoever asks sets the bound.
public final class HTTPClientPool: Sendable {
    private let userAgent: String
    private let limits: HTTPLimits
    private let idle = Mutex<[HTTPClient]>([])

    public init(userAgent: String, limits: HTTPLimits = HTTPLimits()) {
        self.userAgent = userAgent
        self.limits = limits
    }

    /// As ``HTTPClient/fetch(_:)``, at once, over a connection that is open already where there is one.
    public func fetch(_ request: HTTPRequest) async throws(HTTPError) -> HTTPResponse {
        let client = idle.withLock { $0.popLast() } ?? HTTPClient(userAgent: userAgent, limits: limits)
        defer { idle.withLock { $0.append(client) } }
        return try await client.fetch(request)
    }
}
