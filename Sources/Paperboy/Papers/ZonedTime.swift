public import Foundation

/// An instant as a clock in some zone shows it; whole seconds.
public struct ZonedTime: Hashable, Sendable {
    public let instant: Date
    /// Seconds east of UTC.
    public let offset: Int

    public init(_ instant: Date, offset: Int) {
        self.instant = Date(timeIntervalSince1970: instant.timeIntervalSince1970.rounded(.down))
        self.offset = offset
    }

    public init(_ instant: Date, in zone: TimeZone) {
        self.init(instant, offset: zone.secondsFromGMT(for: instant))
    }

    /// The day on that clock.
    public var day: CalendarDate { CalendarDate(instant, offset: offset) }

    /// `2026-02-26T06:00:00+09:00`; UTC is written `Z` (RFC 3339).
    public var rfc3339: String {
        let zone = offset == 0 ? "Z" : signedOffset(separator: ":")
        return "\(day)T\(clock)\(zone)"
    }

    /// `Thu, 26 Feb 2026 06:00:00 +0900` (RFC 5322 §3.3; also the date of RSS 2.0).
    public var rfc5322: String {
        let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let since = day.daysSinceEpoch
        let weekday = weekdays[since - since.flooredDivision(by: 7) * 7]
        let date = "\(day.day.digits(2)) \(months[day.month - 1]) \(day.year.digits(4))"
        return "\(weekday), \(date) \(clock) \(signedOffset(separator: ""))"
    }

    private var clock: String {
        let seconds = Int(instant.timeIntervalSince1970) + offset - day.daysSinceEpoch * 86_400
        return "\((seconds / 3600).digits(2)):\((seconds / 60 % 60).digits(2)):\((seconds % 60).digits(2))"
    }

    private func signedOffset(separator: String) -> String {
        let minutes = abs(offset) / 60
        return "\(offset < 0 ? "-" : "+")\((minutes / 60).digits(2))\(separator)\((minutes % 60).digits(2))"
    }
}

extension ZonedTime: WrittenForm {
    /// Reads RFC 3339; a fraction of a second is cut off.
    public init?(_ description: String) {
        var form = FormReader(description)
        guard let day = CalendarDate(reading: &form), form.take("T") || form.take("t"),
            let hour = form.number(digits: 2), form.take(":"), let minute = form.number(digits: 2), form.take(":"),
            let second = form.number(digits: 2), hour < 24, minute < 60, second < 60
        else { return nil }
        if form.take("."), form.skip(while: \.isDigit) == 0 { return nil }
        guard let offset = Self.offset(reading: &form), form.isAtEnd else { return nil }
        let seconds = day.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second - offset
        self.init(Date(timeIntervalSince1970: Double(seconds)), offset: offset)
    }

    /// Takes `Z` or `+09:00` from the front of a text; seconds east of UTC.
    private static func offset(reading form: inout FormReader) -> Int? {
        if form.take("Z") || form.take("z") { return 0 }
        let isWest = form.take("-")
        guard isWest || form.take("+"), let hours = form.number(digits: 2), form.take(":"),
            let minutes = form.number(digits: 2), hours < 24, minutes < 60
        else { return nil }
        return (hours * 3600 + minutes * 60) * (isWest ? -1 : 1)
    }

    public var description: String { rfc3339 }
}
