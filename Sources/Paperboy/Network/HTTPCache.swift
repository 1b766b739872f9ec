public import Foundation

/// Answers that were kept, so that nobody is asked twice for the same thing within the hour, and nobody sends again
/// what has not changed (conditional requests, RFC 9110 §13).
///
/// Only answers of status 200 to GET and POST are kept; of a POST, the body is part of the question. A request with
/// `Cache-Control: no-cache` goes out in any case, unconditionally, and its answer replaces the kept one. An answer
/// that was kept carries `age` in seconds (RFC 9111 §5.1).
public struct HTTPCache: Sendable {
    private let storage: any HTTPCacheStorage
    private let limits: HTTPCacheLimits
    private let now: @Sendable () -> Date
    private let fetch: @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse

    public init(
        storage: any HTTPCacheStorage,
        limits: HTTPCacheLimits = HTTPCacheLimits(),
        now: @escaping @Sendable () -> Date,
        fetch: @escaping @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse
    ) {
        self.storage = storage
        self.limits = limits
        self.now = now
        self.fetch = fetch
    }

    /// The kept answer while it is fresh, else the server's.
    ///
    /// What cannot be kept costs a request next time and is no error now.
    public func callAsFunction(_ request: HTTPRequest) async throws(HTTPError) -> HTTPResponse {
        guard ["http", "https"].contains(request.url.scheme?.lowercased()), ["GET", "POST"].contains(request.method)
        else { return try await fetch(request) }
        guard !request.passesCaches, let kept = storage.answer(to: request) else {
            return keep(try await fetch(request), to: request)
        }
        if isFresh(kept) { return response(kept) }
        let response = try await fetch(request.conditional(on: kept))
        guard response.status == 304 else { return keep(response, to: request) }
        return renew(kept, by: response, to: request)
    }

    private func isFresh(_ kept: KeptAnswer) -> Bool {
        let age = now().timeIntervalSince(kept.fetched)
        return age >= 0 && age < Double(limits.freshness.components.seconds)
    }

    private func response(_ kept: KeptAnswer) -> HTTPResponse {
        var response = kept.response
        response.headers["age"] = String(Int(now().timeIntervalSince(kept.fetched)))
        return response
    }

    private func keep(_ response: HTTPResponse, to request: HTTPRequest) -> HTTPResponse {
        if response.status == 200, response.body.count <= limits.body {
            storage.keep(KeptAnswer(response: response, fetched: now()), to: request)
        }
        return response
    }

    /// A 304 may bring new validators (RFC 9110 §15.4.5); the body stays.
    private func renew(_ kept: KeptAnswer, by notModified: HTTPResponse, to request: HTTPRequest) -> HTTPResponse {
        var renewed = kept
        renewed.response.headers.merge(notModified.headers) { $1 }
        renewed.fetched = now()
        storage.keep(renewed, to: request)
        return response(renewed)
    }
}

extension HTTPRequest {
    fileprivate var passesCaches: Bool {
        headers.contains { $0.key.lowercased() == "cache-control" && $0.value.lowercased().contains("no-cache") }
    }

    fileprivate func conditional(on kept: KeptAnswer) -> HTTPRequest {
        var request = self
        request.headers["If-None-Match"] = kept.response.headers["etag"]
        request.headers["If-Modified-Since"] = kept.response.headers["last-modified"]
        return request
    }
}
