import Foundation
import Testing

@testable import Paperboy

@Suite("Start of a day")
struct DayStartTests {
    @Test(
        "is the first instant that clocks there show on the day, on days of a clock change too",
        arguments: [
            ("Asia/Tokyo", "2026-02-26", "2026-02-25T15:00:00Z"),
            ("Australia/Sydney", "2026-10-04", "2026-10-03T14:00:00Z"),
            ("Australia/Sydney", "2026-04-05", "2026-04-04T13:00:00Z"),
            ("America/Santiago", "2026-09-06", "2026-09-06T04:00:00Z"),
            ("Asia/Beirut", "2026-03-29", "2026-03-28T22:00:00Z"),
            ("Pacific/Kiritimati", "2026-01-01", "2025-12-31T10:00:00Z"),
            ("Pacific/Pago_Pago", "2026-01-01", "2026-01-01T11:00:00Z"),
        ]
    )
    func start(zone: String, day: String, instant: String) throws {
        let workshop = try Workshop(sources: "  hugging-face: {}", timeZone: zone)
        let start = workshop.application.start(of: try #require(CalendarDate(day)))
        #expect(start == ZonedTime(instant)?.instant)
        #expect(ZonedTime(start, in: try #require(TimeZone(identifier: zone))).day.description == day)
    }
}
