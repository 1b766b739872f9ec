import Foundation

/// The language of one kind of service: how a question is put and an answer is read. No network.
protocol ModelAPI: Sendable {
    /// The longest `retry-after` that this service's official client obeys.
    var longestRetryAfter: Duration { get }

    func request(for question: Question) throws -> HTTPRequest

    /// - Parameter response: an answer with status 200.
    func reply(in response: HTTPResponse, to request: HTTPRequest) throws(ModelServiceError) -> ModelReply
}
