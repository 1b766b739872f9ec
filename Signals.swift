import Dispatch
import Glibc
import Synchronization

/// Ctrl-C and SIGTERM as a wish to stop: what is being sent ends with its reply. A second one ends the process.
final class Signals: Sendable {
    private let received = Mutex<Int32?>(nil)

    /// The signal that came; nil without one.
    var signal: Int32? { received.withLock { $0 } }

    /// Calls `stop` at the first signal, until the returned sources are let go of.
    func listen(_ stop: @escaping @Sendable () -> Void) -> [any DispatchSourceSignal] {
        [SIGINT, SIGTERM].map { number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { [self] in
                guard signal == nil else { _exit(128 + number) }
                received.withLock { $0 = number }
                stop()
            }
            source.resume()
            return source
        }
    }
}
