import Foundation
import Paperboy
import Testing

@Suite("Calendar date")
struct CalendarDateTests {
    @Test("reads and writes every day from 1900 to 2100 and counts days one by one")
    func everyDay() throws {
        let first = try #require(CalendarDate("1900-01-01"))
        let last = try #require(CalendarDate("2100-12-31"))
        for days in first.daysSinceEpoch...last.daysSinceEpoch {
            let date = CalendarDate(daysSinceEpoch: days)
            #expect(date.daysSinceEpoch == days)
            #expect(CalendarDate(date.description) == date)
        }
    }

    @Test(
        "refuses days that do not exist",
        arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "26-02-01", "2026-2-1", ""]
    )
    func invalid(text: String) { #expect(CalendarDate(text) == nil) }

    @Test("is the day that a clock in the zone shows")
    func zones() {
        let instant = Date(timeIntervalSince1970: 1_772_053_200)  // 2026-02-25T21:00:00Z
        #expect(CalendarDate(instant).description == "2026-02-25")
        #expect(CalendarDate(instant, offset: 9 * 3600).description == "2026-02-26")
    }
}
