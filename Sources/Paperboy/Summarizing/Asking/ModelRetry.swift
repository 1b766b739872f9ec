import Foundation

/// When a request to a model is sent again: the rules of Anthropic's and OpenAI's official clients, so that their
/// services see what they expect (anthropic-sdk-python 0.121.0 `_base_client.py`).
struct ModelRetry: Sendable {
    var retries = 2
    /// A longer `retry-after` is not obeyed; the pause is then of our own choice.
    var longestRetryAfter: Duration

    /// The pause before the next try; nil when there is to be none.
    /// - Parameters:
    ///   - retry: how many retries there were already.
    ///   - random: from 0 to 1; takes up to a quarter off.
    func pause(beforeRetry retry: Int, after error: ModelServiceError, random: Double) -> Duration? {
        guard error.isTransient, retry < retries else { return nil }
        if let asked = error.retryAfter, asked > .zero, asked <= longestRetryAfter { return asked }
        let full = min(0.5 * pow(2, Double(retry)), 8)
        return .seconds(full * (1 - 0.25 * random))
    }
}
