import Dispatch

/// Runs what blocks on threads of its own: the cooperative ones are as many as processors, and a database that
/// another process writes to would hold all requests up.
enum BlockingWork {
    private static let queue = DispatchQueue(label: "paperboy.web.store", attributes: .concurrent)

    static func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try work() }) }
        }
    }
}
