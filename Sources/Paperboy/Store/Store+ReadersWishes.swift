public import Foundation
import GRDB

extension Store {
    /// Readers to whom another issue of the same week went, or is going.
    public func readersServed(inWeekOf day: CalendarDate, before slug: IssueSlug) throws(StoreError) -> Set<UUID> {
        try read { db in
            let ids = try String.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT subscriber FROM delivery JOIN issue ON issue.slug = delivery.issue
                    WHERE issue.day BETWEEN ? AND ? AND issue.slug <> ? AND delivery.state NOT IN ('skipped', 'rejected')
                    """,
                arguments: [day.week.lowerBound.description, day.week.upperBound.description, slug.rawValue]
            )
            return Set(ids.compactMap(UUID.init(uuidString:)))
        }
    }
}
