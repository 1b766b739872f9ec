extension Words {
    /// A day as a newspaper prints it: "Thursday, 26 February 2026", "2026年2月26日（木）".
    func longDate(_ date: CalendarDate) -> String {
        let weekdays = self("weekdays").split(separator: " ")
        let months = self("months").split(separator: " ")
        guard weekdays.count == 7, months.count == 12 else { return date.description }
        // 1970-01-01 was a Thursday; the words begin with Monday.
        let sinceMonday = date.daysSinceEpoch + 3
        let weekday = sinceMonday - sinceMonday.flooredDivision(by: 7) * 7
        return self(
            "long-date",
            [
                "weekday": String(weekdays[weekday]), "day": String(date.day),
                "month": String(months[date.month - 1]), "year": String(date.year),
            ]
        )
    }
}
