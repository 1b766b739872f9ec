import Foundation

/// Claude's Message Batches: requests that are answered at half the price within a day.
struct BatchAPI: Sendable {
    /// Batches take longer than the five minutes that a prompt usually stays in the cache.
    static let cacheLifetime = "1h"

    let messages: MessagesAPI
    let client: ModelClient

    /// The `params` of a request, which are those of one message.
    static func params(of question: Question) throws -> MessagesRequest {
        try MessagesRequest(question, cacheLifetime: cacheLifetime)
    }

    /// - Parameter requests: `custom_id` (`^[a-zA-Z0-9_-]{1,64}$`, each once) and what is asked.
    func create(_ requests: [(id: String, params: MessagesRequest)]) async throws -> MessageBatch {
        let body = Creation(requests: requests.map { Creation.Request(customID: $0.id, params: $0.params) })
        return try await batch(
            HTTPRequest(method: "POST", url: url, headers: messages.headers, body: try WireJSON.data(of: body))
        )
    }

    func batch(_ id: String) async throws(ModelServiceError) -> MessageBatch {
        try await batch(HTTPRequest(url: url.appending(path: id), headers: messages.headers))
    }

    /// The results of a batch that has ended, in any order.
    func results(of batch: MessageBatch) async throws(ModelServiceError) -> [BatchResult] {
        guard let address = batch.resultsURL, address.origin == url.origin else {
            let place = batch.resultsURL.map { "\($0)" } ?? "nowhere"
            let words = "the results of \(batch.id) are at \(place); the key is shown to summaries.endpoint alone"
            throw ModelServiceError(url: url, message: words)
        }
        let request = HTTPRequest(url: address, headers: messages.headers)
        return try await client.answer(to: request) { response throws(ModelServiceError) in
            try Self.lines(of: response, from: address)
        }
    }

    private static func lines(of response: HTTPResponse, from url: URL) throws(ModelServiceError) -> [BatchResult] {
        do {
            return try response.body.split(separator: UInt8(ascii: "\n"))
                .map { try JSONDecoder().decode(BatchResult.self, from: Data($0)) }
        } catch {
            throw .unreadable(response, from: url, "the results are no JSON lines")
        }
    }

    private var url: URL { messages.endpoint.appending(path: "v1/messages/batches") }

    private func batch(_ request: HTTPRequest) async throws(ModelServiceError) -> MessageBatch {
        try await client.answer(to: request) { response throws(ModelServiceError) in
            guard let batch = try? JSONDecoder().decode(MessageBatch.self, from: response.body) else {
                throw .unreadable(response, from: request.url, "the answer is no batch")
            }
            return batch
        }
    }

    private struct Creation: Encodable {
        struct Request: Encodable {
            var customID: String
            var params: MessagesRequest

            private enum CodingKeys: String, CodingKey {
                case params
                case customID = "custom_id"
            }
        }

        var requests: [Request]
    }
}
