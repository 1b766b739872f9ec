/// A thread of its own for work that blocks; see ``QueueExecutor``.
actor BlockingThread {
    private let executor: QueueExecutor

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(label: String) { executor = QueueExecutor(label: label) }

    func run<Value: Sendable>(_ work: @Sendable () throws -> Value) rethrows -> Value { try work() }
}
