import Foundation

/// The chat completions that Ollama, llama.cpp's server, vLLM and many others offer.
struct ChatCompletionsAPI: ModelAPI {
    /// Such as `http://localhost:11434/v1`.
    let endpoint: URL
    /// Local servers need none.
    let key: Secret?

    var longestRetryAfter: Duration { .seconds(120) }

    func request(for question: Question) throws -> HTTPRequest {
        var headers = ["content-type": "application/json"]
        if let key { headers["authorization"] = "Bearer \(key.value)" }
        return HTTPRequest(
            method: "POST",
            url: endpoint.appending(path: "chat/completions"),
            headers: headers,
            body: try WireJSON.data(of: ChatRequest(question))
        )
    }

    func reply(in response: HTTPResponse, to request: HTTPRequest) throws(ModelServiceError) -> ModelReply {
        guard let answer = try? JSONDecoder().decode(ChatAnswer.self, from: response.body) else {
            throw .unreadable(response, from: request.url, "the answer is no chat completion")
        }
        return answer.reply
    }
}
