import Foundation

/// An ``HTTPClient`` for each server: requests to one go one after another, those to different ones side by side.
public actor HostQueues {
    private let userAgent: String
    private let limits: HTTPLimits
    private var clients: [String: HTTPClient] = [:]

    public init(userAgent: String, limits: HTTPLimits = HTTPLimits()) {
        self.userAgent = userAgent
        self.limits = limits
    }

    /// As ``HTTPClient/fetch(_:)``, after the requests to that server which came earlier.
    public nonisolated func fetch(_ request: HTTPRequest) async throws(HTTPError) -> HTTPResponse {
        try await client(for: request.url).fetch(request)
    }

    private func client(for url: URL) -> HTTPClient {
        if let client = clients[url.origin] { return client }
        let client = HTTPClient(userAgent: userAgent, limits: limits)
        clients[url.origin] = client
        return client
    }
}
