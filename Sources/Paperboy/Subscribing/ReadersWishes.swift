public import Foundation

/// Which readers do not want an issue although they are subscribed.
public struct ReadersWishes: Sendable {
    private let now: Date
    private let served: Set<UUID>
    private let portions: Portions?

    /// - Parameters:
    ///   - now: when the audience is frozen.
    ///   - served: those who have an issue of the same week already.
    ///   - portions: what the issue holds for each reader; nil where that does not count.
    public init(now: Date, served: Set<UUID>, portions: Portions? = nil) {
        self.now = now
        self.served = served
        self.portions = portions
    }

    /// Why a reader does not get the issue; nil for one who does.
    ///
    /// Whoever reads once a week gets the first issue that comes out in a week while they are subscribed, be it
    /// Monday's or Thursday's: a week without Monday's issue is no week without mail.
    public func exclusion(of subscriber: Subscriber) -> String? {
        if let until = subscriber.pausedUntil, until > now { return Departure.paused.rawValue }
        if subscriber.frequency == .weekly, served.contains(subscriber.id) {
            return Departure.served.rawValue
        }
        if let portions, portions.portion(of: subscriber) == nil { return Departure.offTopic.rawValue }
        return nil
    }
}

extension CalendarDate {
    /// The days from Monday to Sunday among which this one is (ISO 8601).
    var week: ClosedRange<CalendarDate> {
        let monday = advanced(by: -((weekday + 6) % 7))
        return monday...monday.advanced(by: 6)
    }
}
