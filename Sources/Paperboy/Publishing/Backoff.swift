/// How long a deferred delivery waits: 5 minutes, then three times as long each time, a day at most.
enum Backoff {
    /// - Parameter attempts: how often it was tried, this time included (> 0).
    static func pause(after attempts: Int) -> Duration {
        let longest = 24 * 60
        var minutes = 5
        for _ in 1..<max(1, attempts) where minutes < longest { minutes *= 3 }
        return .seconds(min(minutes, longest) * 60)
    }
}
