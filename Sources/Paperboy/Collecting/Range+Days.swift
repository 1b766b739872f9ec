import Foundation

extension Range<Date> {
    /// The days (UTC) that the range touches; its end is excluded, so midnight there begins no further day.
    var daysInUTC: ClosedRange<CalendarDate> {
        let first = CalendarDate(lowerBound)
        let end = CalendarDate(upperBound)
        let last = end.startInUTC == upperBound ? end.advanced(by: -1) : end
        return first...Swift.max(first, last)
    }
}

extension Range<Date> {
    /// Whether the range touches the day (UTC) of an instant of which no more than the day is known.
    func touchesDay(of instant: Date) -> Bool { daysInUTC.contains(CalendarDate(instant)) }
}

extension ClosedRange<CalendarDate> {
    var all: [CalendarDate] {
        (lowerBound.daysSinceEpoch...upperBound.daysSinceEpoch).map { CalendarDate(daysSinceEpoch: $0) }
    }
}
