/// Runs `work` for at most `limit`; nil when that was not enough.
///
/// `work` is cancelled then, and left behind: a child task would have to be waited for, and what hangs in a C
/// library does not notice that it is cancelled.
func withDeadline<Value: Sendable>(
    _ limit: Duration,
    sleep: @escaping @Sendable (Duration) async throws -> Void,
    work: @escaping @Sendable () async -> Value
) async -> Value? {
    let (values, continuation) = AsyncStream.makeStream(of: Value?.self)
    let worker = Task { continuation.yield(await work()) }
    let timer = Task {
        try await sleep(limit)
        continuation.yield(nil)
    }
    defer {
        worker.cancel()
        timer.cancel()
    }
    for await value in values { return value }
    return nil
}
