/// How often a request is tried and how long the pauses are.
public struct RetryPolicy: Equatable, Sendable {
    /// Tries in all, the first included; at least 1.
    public var attempts: Int
    /// The pause before the second try; each later one is twice as long.
    public var baseDelay: Duration
    /// The longest pause of our own choice.
    public var maxDelay: Duration
    /// The longest pause that a server may ask for (`Retry-After`); if it asks for more, the tries end.
    public var maxRetryAfter: Duration

    public init(
        attempts: Int = 3,
        baseDelay: Duration = .seconds(1),
        maxDelay: Duration = .seconds(30),
        maxRetryAfter: Duration = .seconds(60)
    ) {
        self.attempts = attempts
        self.baseDelay = baseDelay
        self.maxDelay = maxDelay
        self.maxRetryAfter = maxRetryAfter
    }

    /// An upper bound of all pauses of one request together.
    public var longestWait: Duration { max(maxDelay, maxRetryAfter) * max(0, attempts - 1) }

    /// The pause after try number `attempt` (from 1) failed with `error`; nil when there is no point in another try.
    /// - Parameter random: from 0 to 1; keeps programs that failed together from coming back together.
    public func pause(after attempt: Int, _ error: HTTPError, random: Double) -> Duration? {
        guard attempt < attempts, error.isTransient else { return nil }
        let own = backoff(after: attempt, random: random)
        guard case .status(_, let asked?) = error.reason else { return own }
        return asked <= maxRetryAfter ? max(asked, own) : nil
    }

    /// Exponential, the upper half of it random.
    private func backoff(after attempt: Int, random: Double) -> Duration {
        let full = min(baseDelay * (1 << min(attempt - 1, 20)), maxDelay)
        return full * (0.5 + random / 2)
    }
}
