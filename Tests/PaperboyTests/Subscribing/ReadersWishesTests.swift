import Foundation
import Testing

@testable import Paperboy

@Suite("What readers do not want")
struct ReadersWishesTests {
    private func reader(_ frequency: Subscriber.Frequency, pausedUntil: Date? = nil) throws -> Subscriber {
        Subscriber(
            id: UUID(),
            address: try #require(EmailAddress("a@mail.test")),
            language: .english,
            topics: [],
            state: .active,
            frequency: frequency,
            pausedUntil: pausedUntil
        )
    }

    @Test("a paused reader gets nothing until the pause is over")
    func paused() throws {
        let now = Date(timeIntervalSince1970: 1_772_074_800)
        let wishes = ReadersWishes(now: now, served: [])
        #expect(
            wishes.exclusion(of: try reader(.every, pausedUntil: now.addingTimeInterval(1))) == "paused by the reader"
        )
        #expect(wishes.exclusion(of: try reader(.every, pausedUntil: now)) == nil)
    }

    @Test("a weekly reader gets the first issue of a week, whichever it is")
    func weekly() async throws {
        let house = try WebHouse()
        let weekly = try await house.subscribe("weekly@mail.test")
        try await house.subscribe("daily@mail.test")
        try house.store.save(
            language: .english,
            topics: [],
            frequency: .weekly,
            papers: nil,
            format: .html,
            of: weekly.id,
            at: house.clock.now
        )
        // Thursday and Friday of one week, Monday of the next.
        var got: [String: [String]] = [:]
        for day in ["2026-02-26", "2026-02-27", "2026-03-02"] {
            let slug = try #require(IssueSlug(rawValue: "test-papers-\(day)"))
            let date = try #require(CalendarDate(day))
            try freeze(slug, on: date, in: house)
            let served = try house.store.readersServed(inWeekOf: date, before: slug)
            let wishes = ReadersWishes(now: house.clock.now, served: served)
            try house.store.freezeAudience(of: slug, at: house.clock.now, exclusion: wishes.exclusion)
            got[day] = try house.store.deliveries(of: slug, in: .pending).map(\.address.rawValue)
        }
        #expect(got["2026-02-26"] == ["daily@mail.test", "weekly@mail.test"])
        #expect(got["2026-02-27"] == ["daily@mail.test"])
        #expect(got["2026-03-02"] == ["daily@mail.test", "weekly@mail.test"])
        // A retry does not send what the reader did not want.
        let friday = try #require(IssueSlug(rawValue: "test-papers-2026-02-27"))
        #expect(try house.store.retry(friday, at: house.clock.now) == 0)
    }

    private func freeze(_ slug: IssueSlug, on day: CalendarDate, in house: WebHouse) throws {
        let issue = Issue(
            slug: slug,
            id: "tag:\(slug)",
            date: ZonedTime(day.startInUTC, offset: 0),
            editions: [],
            entries: []
        )
        _ = try house.store.freeze(issue, content: "", names: [], at: house.clock.now)
    }
}
