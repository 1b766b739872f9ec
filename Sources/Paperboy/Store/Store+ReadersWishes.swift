public import Foundation
import GRDB

extension Store {
    /// What readers want of an issue.
    public func wishes(for issue: Issue, at now: Date) throws(StoreError) -> ReadersWishes {
        let served = try readersServed(inWeekOf: issue.date.day, before: issue.slug)
        return ReadersWishes(now: now, served: served, portions: Portions(of: issue))
    }

    /// Readers who read once a week and to whom another issue of the same week went, or is going.
    public func readersServed(inWeekOf day: CalendarDate, before slug: IssueSlug) throws(StoreError) -> Set<UUID> {
        try read { db in
            let ids = try String.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT delivery.subscriber FROM delivery JOIN issue ON issue.slug = delivery.issue
                        JOIN subscriber ON subscriber.id = delivery.subscriber AND subscriber.frequency = 'weekly'
                    WHERE issue.day BETWEEN ? AND ? AND issue.slug <> ? AND delivery.state NOT IN ('skipped', 'rejected')
                    """,
                arguments: [day.week.lowerBound.description, day.week.upperBound.description, slug.rawValue]
            )
            return Set(ids.compactMap(UUID.init(uuidString:)))
        }
    }
}
