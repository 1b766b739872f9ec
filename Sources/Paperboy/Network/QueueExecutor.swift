import Dispatch

/// Runs an actor's work on a queue of its own.
///
/// Calls into libcurl block for up to minutes. The cooperative pool has one thread a core, so a few of them there
/// would stop the whole process; a serial queue gets a thread of its own while it works.
/// (`DispatchSerialQueue` does not exist on Linux: swift-corelibs-libdispatch issue 848.)
final class QueueExecutor: SerialExecutor {
    private let queue: DispatchQueue

    init(label: String) {
        queue = DispatchQueue(label: label)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = asUnownedSerialExecutor()
        queue.async { job.runSynchronously(on: executor) }
    }
}
