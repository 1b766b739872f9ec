import Foundation
import Paperboy
import Synchronization

/// A clock that a test sets; it begins on Thursday 2026-02-26 at 03:00 UTC.
final class TestClock: Sendable {
    private let instant = Mutex(Date(timeIntervalSince1970: 1_772_074_800))
    private let slept = Mutex<[Duration]>([])

    var now: Date { instant.withLock { $0 } }

    /// What was slept for in a world that goes by this clock.
    var pauses: [Duration] { slept.withLock { $0 } }

    func advance(_ seconds: TimeInterval) { instant.withLock { $0 += seconds } }

    /// Lets a world go by this clock: who sleeps there is awake at once, and it is later.
    func run(_ world: inout World) {
        world.now = { self.now }
        world.sleep = { pause in
            self.slept.withLock { $0.append(pause) }
            self.advance(pause / .seconds(1))
            await Task.yield()
        }
    }
}
