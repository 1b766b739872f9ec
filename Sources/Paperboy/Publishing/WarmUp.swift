public import Foundation

/// A daily quota that grows: receivers believe a new sender little by little.
public struct WarmUp: Equatable, Sendable {
    /// The first day; before it the share is that of the first day.
    public var start: CalendarDate
    public var firstDay: Int
    /// How many times as much each next day; more than 1.
    public var factor: Double
    /// From the day on whose share would be as much, there is none any more.
    public var until: Int

    public init(start: CalendarDate, firstDay: Int, factor: Double, until: Int) {
        self.start = start
        self.firstDay = firstDay
        self.factor = factor
        self.until = until
    }

    /// The number of a day, from 1.
    func number(of day: CalendarDate) -> Int { max(0, day.daysSinceEpoch - start.daysSinceEpoch) + 1 }

    /// How many messages may leave on a day; nil when the warm-up is over.
    public func share(on day: CalendarDate) -> Int? {
        let share = Double(firstDay) * pow(factor, Double(number(of: day) - 1))
        return share < Double(until) ? Int(share) : nil
    }

    /// The same with the instants between which it holds: a day where the newsletter appears.
    func share(at now: Date, in zone: TimeZone) -> DailyShare? {
        let day = ZonedTime(now, in: zone).day
        return share(on: day).map { count in
            DailyShare(count: count, begin: day.start(in: zone), end: day.advanced(by: 1).start(in: zone))
        }
    }
}

/// At most so many messages between two instants.
public struct DailyShare: Equatable, Sendable {
    public var count: Int
    public var begin: Date
    /// Excluded.
    public var end: Date
}
