public import Foundation

extension CalendarDate {
    /// The instant at which the day begins in a zone.
    public func start(in zone: TimeZone) -> Date {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        // About noon there: clocks change at night, and some skip midnight itself.
        let noon = startInUTC.addingTimeInterval(43_200 - Double(zone.secondsFromGMT(for: startInUTC)))
        return calendar.startOfDay(for: noon)
    }
}
