import Foundation

/// Claude's Messages API (`anthropic-version: 2023-06-01`).
struct MessagesAPI: ModelAPI {
    /// Above this a plain request may take longer than the ten minutes that it has (anthropic-sdk-python
    /// `_calculate_nonstreaming_timeout`).
    private static let mostTokensUnstreamed = 21_333

    let endpoint: URL
    let key: Secret

    var longestRetryAfter: Duration { .seconds(60) }

    func request(for question: Question) throws -> HTTPRequest {
        var body = try MessagesRequest(question)
        if question.maxTokens > Self.mostTokensUnstreamed { body.stream = true }
        return HTTPRequest(
            method: "POST",
            url: endpoint.appending(path: "v1/messages"),
            headers: headers,
            body: try WireJSON.data(of: body)
        )
    }

    var headers: [String: String] {
        ["x-api-key": key.value, "anthropic-version": "2023-06-01", "content-type": "application/json"]
    }

    func reply(in response: HTTPResponse, to request: HTTPRequest) throws(ModelServiceError) -> ModelReply {
        if response.headers["content-type"]?.hasPrefix("text/event-stream") == true {
            return try streamed(response, request)
        }
        guard let message = try? JSONDecoder().decode(MessagesAnswer.self, from: response.body) else {
            throw .unreadable(response, from: request.url, "the answer is no Message")
        }
        return message.reply
    }

    private func streamed(_ response: HTTPResponse, _ request: HTTPRequest) throws(ModelServiceError) -> ModelReply {
        do throws(MessagesStream.Broken) {
            return try MessagesStream.message(in: response.body).reply
        } catch {
            throw Self.error(error, in: response, from: request.url)
        }
    }

    private static func error(
        _ broken: MessagesStream.Broken,
        in response: HTTPResponse,
        from url: URL
    ) -> ModelServiceError {
        var error = ModelServiceError.unreadable(response, from: url, "the stream cannot be read")
        switch broken {
        case .error(let type, let message):
            error.type = type
            error.message = PlainText.line(message)
            error.isTransient = ["overloaded_error", "api_error", "timeout_error", "rate_limit_error"].contains(type)
        case .cut:
            error.message = "the stream ended before the answer did"
            error.isTransient = true
        case .unreadable(let words):
            error.message = words
        }
        return error
    }
}
