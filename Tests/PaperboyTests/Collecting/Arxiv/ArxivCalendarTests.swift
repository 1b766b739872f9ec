import Foundation
import Testing

@testable import Paperboy

@Suite("arXiv's calendar")
struct ArxivCalendarTests {
    /// Friday is 2026-02-20. New York is five hours behind UTC in February, four in July.
    @Test(
        "knows when something submitted in a window has been announced",
        arguments: [
            // From Friday afternoon on nothing is announced before Monday evening.
            ("2026-02-20T19:00:00Z", "2026-02-23T12:00:00Z", false),
            ("2026-02-20T19:00:00Z", "2026-02-24T01:00:01Z", true),
            // What came in on Friday morning is announced on Sunday evening.
            ("2026-02-20T12:00:00Z", "2026-02-23T00:59:59Z", false),
            ("2026-02-20T12:00:00Z", "2026-02-23T01:00:01Z", true),
            ("2026-02-24T00:00:00Z", "2026-02-25T02:00:00Z", true),
            ("2026-02-25T19:30:00Z", "2026-02-26T06:00:00Z", false),
            ("2026-07-14T12:00:00Z", "2026-07-15T00:00:01Z", true),
            ("2026-02-20T12:00:00Z", "2026-02-20T12:00:00Z", false),
        ]
    )
    func announces(from: String, to: String, expected: Bool) throws {
        let window = try #require(ZonedTime(from)).instant..<(try #require(ZonedTime(to)).instant)
        #expect(ArxivCalendar.announces(in: window) == expected)
    }
}
