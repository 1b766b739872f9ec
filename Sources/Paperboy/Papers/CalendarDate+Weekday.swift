extension CalendarDate {
    /// 0 is Sunday, 6 is Saturday.
    var weekday: Int {
        let shifted = daysSinceEpoch + 4  // 1970-01-01 was a Thursday
        return shifted - shifted.flooredDivision(by: 7) * 7
    }

    var isWeekend: Bool { weekday == 0 || weekday == 6 }
}
