import Synchronization

/// Counts the requests that leave for one source. A request that is tried again counts once.
final class RequestCounter: Sendable {
    private let number = Mutex(0)

    var count: Int { number.withLock { $0 } }

    func counting(
        _ fetch: @escaping @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse
    ) -> @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse {
        { request throws(HTTPError) in
            self.number.withLock { $0 += 1 }
            return try await fetch(request)
        }
    }
}
