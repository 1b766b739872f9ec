import Foundation
import Testing

@testable import Paperboy

@Suite("Days of a window")
struct RangeDaysTests {
    @Test(
        "are those that the window touches in UTC, its end excluded",
        arguments: [
            ("2026-02-23T06:00:00+09:00", "2026-02-26T06:00:00+09:00", "2026-02-22", 4),
            ("2026-02-25T00:00:00Z", "2026-02-26T00:00:00Z", "2026-02-25", 1),
            ("2026-02-25T00:00:00Z", "2026-02-26T00:00:01Z", "2026-02-25", 2),
            ("2026-02-25T00:00:00Z", "2026-02-25T00:00:00Z", "2026-02-25", 1),
            ("2026-02-27T23:59:59-05:00", "2026-03-01T00:00:00-05:00", "2026-02-28", 2),
        ]
    )
    func days(from: String, to: String, first: String, count: Int) throws {
        let window = try #require(ZonedTime(from)).instant..<(try #require(ZonedTime(to)).instant)
        let days = window.daysInUTC.all
        #expect(days.first?.description == first)
        #expect(days.count == count)
    }
}
