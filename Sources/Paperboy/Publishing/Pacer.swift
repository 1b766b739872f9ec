import Foundation
import Synchronization

/// Spaces messages evenly, over all connections.
final class Pacer: Sendable {
    private let interval: TimeInterval?
    private let now: @Sendable () -> Date
    private let next = Mutex(Date.distantPast)

    /// - Parameter rate: nil for no limit.
    init(rate: Rate?, now: @escaping @Sendable () -> Date) {
        interval = rate.map { $0.interval / .seconds(1) }
        self.now = now
    }

    /// Takes the next free moment: now, or later.
    func nextSlot() -> Date {
        let now = now()
        guard let interval else { return now }
        return next.withLock { next in
            let slot = max(next, now)
            next = slot.addingTimeInterval(interval)
            return slot
        }
    }
}
