public import Foundation
import GRDB

extension Store {
    /// What readers want of an issue.
    public func wishes(
        for issue: Issue,
        _ portions: Portions,
        at now: Date
    ) throws(StoreError) -> ReadersWishes {
        let served = try readersServed(inWeekOf: issue.date.day, before: issue.slug)
        return ReadersWishes(now: now, served: served, portions: portions)
    }

    /// Whether anybody reads once a week.
    public func hasWeeklyReaders() throws(StoreError) -> Bool {
        try read { db in
            try Bool.fetchOne(
                db,
                sql: "SELECT EXISTS (SELECT 1 FROM subscriber WHERE frequency = 'weekly' AND state = 'active')"
            ) ?? false
        }
    }

    /// The frozen issues that a weekly mail has besides the given one, the oldest first: those after the first of the
    /// last week that had any, with which the weekly mail before went. Nothing older than four weeks is news.
    public func issuesForWeeklyMail(before slug: IssueSlug, of day: CalendarDate) throws(StoreError) -> [StoredIssue] {
        try read { db in
            let monday = day.week.lowerBound
            let oldest = monday.advanced(by: -28)
            let last = try String.fetchOne(
                db,
                sql: "SELECT MAX(day) FROM issue WHERE content IS NOT NULL AND day >= ? AND day < ?",
                arguments: [oldest.description, monday.description]
            ).flatMap(CalendarDate.init)
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM issue WHERE content IS NOT NULL AND day >= :from AND (day, slug) < (:day, :slug)
                    ORDER BY day, slug
                    """,
                arguments: [
                    "from": (last?.week.lowerBound ?? oldest).description,
                    "day": day.description, "slug": slug.rawValue,
                ]
            )
            return Array(rows.compactMap(StoredIssue.init(row:)).dropFirst(last == nil ? 0 : 1))
        }
    }

    /// Which of some issues, by its place among them, is the last that went to each weekly reader, or is going. Readers
    /// without any are left out.
    public func lastIssues(ofWeeklyReaders issues: [IssueSlug]) throws(StoreError) -> [UUID: Int] {
        try read { db in
            var last: [UUID: Int] = [:]
            for (place, slug) in issues.enumerated() {
                let ids = try String.fetchCursor(
                    db,
                    sql: """
                        SELECT delivery.subscriber FROM delivery
                            JOIN subscriber ON subscriber.id = delivery.subscriber AND subscriber.frequency = 'weekly'
                        WHERE delivery.issue = ? AND delivery.state NOT IN ('skipped', 'rejected')
                        """,
                    arguments: [slug.rawValue]
                )
                while let id = try ids.next() {
                    if let reader = UUID(uuidString: id) { last[reader] = place }
                }
            }
            return last
        }
    }

    /// Readers who read once a week and to whom another issue of the same week went, or is going.
    public func readersServed(inWeekOf day: CalendarDate, before slug: IssueSlug) throws(StoreError) -> Set<UUID> {
        try read { db in
            let ids = try String.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT delivery.subscriber FROM issue CROSS JOIN delivery ON delivery.issue = issue.slug
                        JOIN subscriber ON subscriber.id = delivery.subscriber AND subscriber.frequency = 'weekly'
                    WHERE issue.day BETWEEN ? AND ? AND issue.slug <> ? AND delivery.state NOT IN ('skipped', 'rejected')
                    """,
                arguments: [day.week.lowerBound.description, day.week.upperBound.description, slug.rawValue]
            )
            return Set(ids.compactMap(UUID.init(uuidString:)))
        }
    }
}
