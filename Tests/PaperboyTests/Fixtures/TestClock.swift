import Foundation
import Synchronization

/// A clock that a test sets; it begins on Thursday 2026-02-26 at 03:00 UTC.
final class TestClock: Sendable {
    private let instant = Mutex(Date(timeIntervalSince1970: 1_772_074_800))

    var now: Date { instant.withLock { $0 } }

    func advance(_ seconds: TimeInterval) { instant.withLock { $0 += seconds } }
}
