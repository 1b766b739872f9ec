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
        from url: URL,
        headers: [String: String] = [:],
        refusal: (Data) -> String?,
        read: (Data) throws(SourceError.Reason) -> Answer
    ) async throws(SourceError) -> Answer {
        do throws(SourceError.Reason) {
            let response = try await response(HTTPRequest(url: url, headers: headers))
            guard response.status == 200 else {
                let words = refusal(response.body) ?? AnswerBody(data: response.body).beginning
                throw .status(response.status, words)
            }
            return try read(response.body)
        } catch {
            throw origin(url).error(error)
        }
    }

    private func response(_ request: HTTPRequest) async throws(SourceError.Reason) -> HTTPResponse {
        do throws(HTTPError) {
            return try await fetch(request)
        } catch {
            throw .http(error)
        }
    }
}
