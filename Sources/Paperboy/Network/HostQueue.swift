import Foundation

/// Requests to one service, one after another, over connections that are kept.
actor HostQueue {
    private let client: HTTPClient
    private let pause: Duration
    private let now: @Sendable () -> Date
    private let sleep: @Sendable (Duration) async throws -> Void
    private var last: Task<Void, Never>?
    private var lastEnd: Date?

    /// - Parameter pause: from the end of one request to the beginning of the next, so that no delay on the way
    ///   brings two of them nearer to each other.
    init(
        client: HTTPClient,
        pause: Duration,
        now: @escaping @Sendable () -> Date,
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.client = client
        self.pause = pause
        self.now = now
        self.sleep = sleep
    }

    func fetch(_ request: HTTPRequest) async throws(HTTPError) -> HTTPResponse {
        let earlier = last
        let turn = Task {
            await earlier?.value
            return await answer(to: request)
        }
        last = Task { _ = await turn.value }
        return try await withTaskCancellationHandler {
            await turn.value
        } onCancel: {
            turn.cancel()
        }.get()
    }

    private func answer(to request: HTTPRequest) async -> Result<HTTPResponse, HTTPError> {
        if let rest { try? await sleep(rest) }
        defer { lastEnd = now() }
        do throws(HTTPError) {
            return .success(try await client.fetch(request))
        } catch {
            return .failure(error)
        }
    }

    /// What is left of the pause; never more than all of it, also when the clock was set back.
    private var rest: Duration? {
        guard let lastEnd, pause > .zero else { return nil }
        let rest = pause - .seconds(now().timeIntervalSince(lastEnd))
        return rest > .zero ? min(rest, pause) : nil
    }
}
