import Foundation

/// The dates that feeds write: RFC 3339 (Atom, JSON Feed, Dublin Core), RFC 822 (RSS), a day alone.
enum FeedDate {
    static func instant(_ text: String) -> Date? {
        let line = PlainText.line(text)
        return ZonedTime(line)?.instant ?? CalendarDate(line)?.startInUTC ?? HTTPDate.instant(line)
    }
}
