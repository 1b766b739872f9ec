import Foundation

/// Fetches over HTTP, one request after another, keeping connections open between them.
///
/// Runs on a queue of its own because libcurl blocks. Cancelling the task ends the transfer within about a second.
public actor HTTPClient {
    private let executor = QueueExecutor(label: "paperboy.http")
    private let userAgent: String
    private let limits: HTTPLimits
    private var transport: HTTPTransport?

    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// - Parameter userAgent: who asks, with an address for complaints; sources block programs that hide.
    public init(userAgent: String, limits: HTTPLimits = HTTPLimits()) {
        self.userAgent = userAgent
        self.limits = limits
    }

    /// The answer to a request, whatever its status; redirects are followed, bodies decompressed.
    ///
    /// A `file:` address gives the file, with status 200; no server can redirect to one.
    /// - Throws: ``HTTPError`` when there is no whole answer within the limits.
    public func fetch(_ request: HTTPRequest) async throws(HTTPError) -> HTTPResponse {
        let cancellation = CancellationFlag()
        let result = await withTaskCancellationHandler {
            Result { () throws(HTTPError) in try answer(to: request, cancellation) }
        } onCancel: {
            cancellation.raise()
        }
        return try result.get()
    }

    private func answer(to first: HTTPRequest, _ cancellation: CancellationFlag) throws(HTTPError) -> HTTPResponse {
        if first.url.isFileURL { return try HTTPResponse(file: first.url, limit: limits.body) }
        let transport = try openTransport(for: first)
        var request = first
        var timeLeft = limits.total
        for _ in 0...limits.redirects {
            let hop = try transport.perform(
                request,
                limits: limits,
                timeLeft: timeLeft,
                cancellation: cancellation
            )
            guard let target = hop.redirect else { return hop.response }
            request = try request.redirected(to: target, status: hop.response.status)
            timeLeft -= hop.elapsed
            guard timeLeft > .zero else { throw HTTPError(url: first.url, reason: .timedOut(after: limits.total)) }
        }
        throw HTTPError(url: first.url, reason: .unreachable("more than \(limits.redirects) redirects"))
    }

    private func openTransport(for request: HTTPRequest) throws(HTTPError) -> HTTPTransport {
        if let transport { return transport }
        do {
            let opened = try HTTPTransport(userAgent: userAgent)
            transport = opened
            return opened
        } catch {
            throw HTTPError(url: request.url, reason: .unreachable(error.words))
        }
    }
}
