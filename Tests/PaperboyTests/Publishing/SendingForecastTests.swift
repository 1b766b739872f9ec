import Foundation
import Testing

@testable import Paperboy

@Suite("Time to completion")
struct SendingForecastTests {
    /// 2026-02-26 at 03:00 UTC, noon in Tokyo.
    private let now = Date(timeIntervalSince1970: 1_772_074_800)

    private func seconds(
        _ open: Int,
        rate: String? = nil,
        quotas: [String] = [],
        relays: [SendingForecast.Relay] = [SendingForecast.Relay()]
    ) throws -> TimeInterval? {
        let zone = try #require(TimeZone(identifier: "Asia/Tokyo"))
        let forecast = SendingForecast(
            rate: rate.flatMap { Rate($0) },
            quotas: quotas.compactMap { Rate($0) },
            relays: relays,
            zone: zone
        )
        return forecast.completion(of: open, from: now)?.timeIntervalSince(now)
    }

    @Test("is not known without limits, and there is none without readers")
    func unlimited() throws {
        #expect(try seconds(1000) == nil)
        #expect(try seconds(0, rate: "10/s") == nil)
    }

    @Test("follows the rate", arguments: [(600, "10/s", 60.0), (900, "10/s", 90.0), (3, "1/min", 180.0)])
    func rate(open: Int, rate: String, expected: TimeInterval) throws {
        #expect(try seconds(open, rate: rate) == expected)
    }

    @Test("waits for the quota, and the longest wait counts")
    func quota() throws {
        #expect(try seconds(250, quotas: ["100/h"]) == 2 * 3600)
        #expect(try seconds(250, quotas: ["100/h", "200/d"]) == 86_400)
        #expect(try seconds(250, rate: "1/s", quotas: ["100/h"]) == 2 * 3600 + 50)
    }

    @Test("counts what was sent before, and what other relays take")
    func before() throws {
        let minute = Int(now.timeIntervalSince1970 / 60)
        let used = SendingForecast.Relay(counts: [minute - 30: 90, minute: 10])
        #expect(try seconds(5, quotas: ["100/h"], relays: [used]) == 30 * 60)
        #expect(try seconds(5, quotas: ["100/h"], relays: [used, SendingForecast.Relay()]) == 0)
    }

    @Test("follows a warm-up from day to day")
    func warmUp() throws {
        let start = CalendarDate(daysSinceEpoch: 20_510)
        let relay = SendingForecast.Relay(warmUp: WarmUp(start: start, firstDay: 100, factor: 2, until: 1000))
        #expect(try seconds(100, relays: [relay]) == 0)
        // 100, 200 and 400 make 700; each day begins at midnight in Tokyo.
        #expect(try seconds(700, relays: [relay]) == 12 * 3600 + 86_400)
        #expect(try seconds(1_000_000, relays: [relay]) == 12 * 3600 + 3 * 86_400)
    }

    @Test("ends within three months or is not told")
    func never() throws {
        #expect(try seconds(1_000_000, quotas: ["1/d"]) == nil)
    }

    @Test(
        "is told as people say it",
        arguments: [
            ("2026-02-26T14:05:00+09:00", "14:05"), ("2026-02-27T00:00:00+09:00", "tomorrow about 00:00"),
            ("2026-03-01T09:40:00+09:00", "2026-03-01 about 09:40"),
        ]
    )
    func words(instant: String, words: String) throws {
        let zone = try #require(TimeZone(identifier: "Asia/Tokyo"))
        let time = try #require(ZonedTime(instant))
        #expect(ZonedTime(time.instant, in: zone).appointment(seenFrom: now, in: zone) == words)
    }
}

@Suite("Warm-up of a relay")
struct WarmUpTests {
    private let start = CalendarDate(daysSinceEpoch: 20_510)

    @Test("grows by day until it is over", arguments: [(-5, 200), (0, 200), (1, 300), (2, 450), (5, 1518), (9, nil)])
    func shares(days: Int, share: Int?) {
        let warmUp = WarmUp(start: start, firstDay: 200, factor: 1.5, until: 5000)
        #expect(warmUp.share(on: start.advanced(by: days)) == share)
    }

    @Test("a day has as many hours as clocks say", arguments: [("2026-03-29", 23.0), ("2026-10-25", 25.0)])
    func hours(day: String, hours: Double) throws {
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        let day = try #require(CalendarDate(day))
        let warmUp = WarmUp(start: day, firstDay: 1, factor: 2, until: 10)
        let share = try #require(warmUp.share(at: day.start(in: zone).addingTimeInterval(7200), in: zone))
        #expect(share.count == 1 && share.end.timeIntervalSince(share.begin) == hours * 3600)
    }
}
