public import Foundation

/// A day of the Gregorian calendar, without time or zone, written `2026-02-26` (RFC 3339 `full-date`).
public struct CalendarDate: Hashable, Sendable {
    public let year: Int
    public let month: Int
    public let day: Int

    /// Nil when there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(in: month, of: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day that a clock in a zone `offset` seconds east of UTC shows at `instant`.
    public init(_ instant: Date, offset: Int = 0) {
        let seconds = Int(instant.timeIntervalSince1970.rounded(.down)) + offset
        self.init(daysSinceEpoch: seconds.flooredDivision(by: 86_400))
    }

    /// - Parameter days: days since 1970-01-01.
    public init(daysSinceEpoch days: Int) {
        // Civil from days: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
        let shifted = days + 719_468
        let era = shifted.flooredDivision(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Days since 1970-01-01.
    public var daysSinceEpoch: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear.flooredDivision(by: 400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    public func advanced(by days: Int) -> CalendarDate { CalendarDate(daysSinceEpoch: daysSinceEpoch + days) }

    /// The instant at which the day begins in UTC.
    public var startInUTC: Date { Date(timeIntervalSince1970: Double(daysSinceEpoch) * 86_400) }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CalendarDate: Comparable {
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        left.daysSinceEpoch < right.daysSinceEpoch
    }
}

extension CalendarDate: WrittenForm {
    public init?(_ description: String) {
        var form = FormReader(description)
        self.init(reading: &form)
        guard form.isAtEnd else { return nil }
    }

    /// Takes `2026-02-26` from the front of a text.
    init?(reading form: inout FormReader) {
        guard let year = form.number(digits: 4), form.take("-"), let month = form.number(digits: 2), form.take("-"),
            let day = form.number(digits: 2)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public var description: String { "\(year.digits(4))-\(month.digits(2))-\(day.digits(2))" }
}

extension Int {
    /// Decimal digits, padded with zeros on the left to `width`.
    func digits(_ width: Int) -> String {
        let text = String(self)
        return text.count >= width ? text : String(repeating: "0", count: width - text.count) + text
    }

    func flooredDivision(by divisor: Int) -> Int {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
