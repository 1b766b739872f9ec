import Foundation
import Synchronization

/// Spaces messages evenly, over all connections.
final class Pacer: Sendable {
    private let interval: TimeInterval?
    private let now: @Sendable () -> Date
    private let next = Mutex(Date.distantPast)

    /// No worker is so many intervals ahead: a moment further off means that the clock was set back.
    private static let mostAhead = 256.0

    /// - Parameter rate: nil for no limit.
    init(rate: Rate?, now: @escaping @Sendable () -> Date) {
        interval = rate.map { $0.interval / .seconds(1) }
        self.now = now
    }

    /// Takes the next free moment: now, or later.
    func nextSlot() -> Date {
        guard let interval else { return .distantPast }
        let now = now()
        return next.withLock { next in
            let isAhead = next.timeIntervalSince(now) <= Self.mostAhead * interval
            let slot = isAhead ? max(next, now) : now
            next = slot.addingTimeInterval(interval)
            return slot
        }
    }

    /// How long to wait for a moment that was taken, whatever has become of the clock.
    func pause(until slot: Date) -> Duration {
        guard let interval else { return .zero }
        return .seconds(min(max(0, slot.timeIntervalSince(now())), Self.mostAhead * interval))
    }
}
