import Foundation

/// When arXiv announces papers: at 20:00 in New York from Sunday to Thursday, what came in before 14:00 of the last
/// working day. Its holidays change from year to year and are not known here.
///
/// <https://info.arxiv.org/help/availability.html>
enum ArxivCalendar {
    /// Whether something submitted within `window` was announced before the window's end.
    static func announces(in window: Range<Date>) -> Bool {
        let first = CalendarDate(window.lowerBound).advanced(by: -1)
        let last = CalendarDate(window.upperBound)
        guard first <= last else { return false }
        return (first...last).all.filter { (0...4).contains($0.weekday) }.contains { day in
            // What Sunday brings was submitted by Friday.
            let deadline = instant(of: day.weekday == 0 ? day.advanced(by: -2) : day, hour: 14)
            return instant(of: day, hour: 20) < window.upperBound && deadline > window.lowerBound
        }
    }

    private static func instant(of day: CalendarDate, hour: Int) -> Date {
        let local = day.startInUTC.addingTimeInterval(Double(hour) * 3600)
        return local.addingTimeInterval(-Double(newYork.secondsFromGMT(for: local)))
    }

    private static let newYork = TimeZone(identifier: "America/New_York") ?? .gmt
}
