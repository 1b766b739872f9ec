/// What came of work with a deadline.
struct Timed<Value: Sendable>: Sendable {
    /// Nil when the work did not even end after it was cancelled.
    var value: Value?
    var isLate: Bool
}

/// Runs `work` for at most `limit`. Then it is cancelled and has `grace` to hand over what it has.
///
/// After that it is left behind: a child task would have to be waited for, and what hangs in a C library does not
/// notice that it is cancelled.
func withDeadline<Value: Sendable>(
    _ limit: Duration,
    grace: Duration = .seconds(3),
    sleep: @escaping @Sendable (Duration) async throws -> Void,
    work: @escaping @Sendable () async -> Value
) async -> Timed<Value> {
    let (events, continuation) = AsyncStream.makeStream(of: DeadlineEvent<Value>.self)
    let worker = Task { continuation.yield(.done(await work())) }
    let timer = Task {
        try await sleep(limit)
        continuation.yield(.late)
        try await sleep(grace)
        continuation.yield(.lost)
    }
    defer {
        worker.cancel()
        timer.cancel()
    }
    var isLate = false
    for await event in events {
        switch event {
        case .done(let value): return Timed(value: value, isLate: isLate)
        case .late: worker.cancel()
        case .lost: return Timed(value: nil, isLate: true)
        }
        isLate = true
    }
    return Timed(value: nil, isLate: true)
}

private enum DeadlineEvent<Value: Sendable>: Sendable {
    case done(Value)
    case late
    case lost
}
