import Foundation

/// Asks one source, and turns whatever is not a good answer into a ``SourceError`` with the full address.
struct SourceClient: Sendable {
    let source: SourceName
    let fetch: @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse

    func origin(_ url: URL) -> SourceError.Origin { SourceError.Origin(source: source, url: url) }

    /// - Parameters:
    ///   - refusal: finds the reason that the source gives in the body of an answer with another status than 200.
    ///   - read: reads the body of an answer with status 200.
    func answer<Answer>(
        to request: HTTPRequest,
        refusal: (Data) -> String?,
        read: (Data) throws(SourceError.Reason) -> Answer
    ) async throws(SourceError) -> Answer {
        do throws(SourceError.Reason) {
            let response = try await response(request)
            do throws(SourceError.Reason) {
                return try answer(in: response, refusal, read)
            } catch  where response.isOutOfCache {
                // What was broken an hour ago may be whole by now.
                return try answer(in: try await self.response(request.passingCaches), refusal, read)
            }
        } catch {
            throw origin(request.url).error(error)
        }
    }

    private func answer<Answer>(
        in response: HTTPResponse,
        _ refusal: (Data) -> String?,
        _ read: (Data) throws(SourceError.Reason) -> Answer
    ) throws(SourceError.Reason) -> Answer {
        guard response.status == 200 else {
            throw .status(response.status, refusal(response.body) ?? AnswerBody(data: response.body).beginning)
        }
        return try read(response.body)
    }

    private func response(_ request: HTTPRequest) async throws(SourceError.Reason) -> HTTPResponse {
        do throws(HTTPError) {
            return try await fetch(request)
        } catch {
            throw .http(error)
        }
    }
}

extension HTTPRequest {
    /// The same request for an answer of the server's own (RFC 9111 §5.2.1.4).
    var passingCaches: HTTPRequest {
        var request = self
        request.headers["Cache-Control"] = "no-cache"
        return request
    }
}

extension HTTPResponse {
    /// Whether a cache gave it, ours or one on the way (RFC 9111 §5.1).
    fileprivate var isOutOfCache: Bool { headers["age"] != nil }
}
