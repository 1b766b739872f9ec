public import Foundation
import GRDB

/// Figures for a monitor, each a count of rows.
public struct WebFigures: Equatable, Sendable {
    public typealias Count = (name: String, count: Int)

    public var subscribers: [Count]
    public var pending: Int
    public var queued: Int
    /// By the first word of the outcome: `sent`, `nothing`, `uncertain`.
    public var letters: [Count]
    /// Of the newest issue that has any.
    public var deliveries: [Count]
    public var alerts: Int

    public static func == (left: WebFigures, right: WebFigures) -> Bool {
        left.pending == right.pending && left.queued == right.queued && left.alerts == right.alerts
            && left.subscribers.elementsEqual(right.subscribers, by: ==)
            && left.letters.elementsEqual(right.letters, by: ==)
            && left.deliveries.elementsEqual(right.deliveries, by: ==)
    }
}

extension Store {
    public func webFigures(at now: Date) throws(StoreError) -> WebFigures {
        try read { db in
            func counts(_ sql: String) throws -> [WebFigures.Count] {
                try Row.fetchAll(db, sql: sql).map { (name: $0[0], count: $0[1]) }
            }
            func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
            return WebFigures(
                subscribers: try counts("SELECT state, COUNT(*) FROM subscriber GROUP BY state ORDER BY state"),
                pending: try count("SELECT COUNT(*) FROM sign_up"),
                queued: try count("SELECT COUNT(*) FROM letter WHERE state <> 'settled'"),
                letters: try counts(
                    """
                    SELECT CASE instr(outcome, ':') WHEN 0 THEN outcome ELSE substr(outcome, 1, instr(outcome, ':') - 1) END
                        AS word, COUNT(*) FROM letter WHERE state = 'settled' GROUP BY word ORDER BY word
                    """
                ),
                deliveries: try counts(
                    """
                    SELECT state, COUNT(*) FROM delivery WHERE issue = (SELECT slug FROM issue
                        WHERE EXISTS (SELECT 1 FROM delivery WHERE delivery.issue = issue.slug)
                        ORDER BY day DESC, slug DESC LIMIT 1) GROUP BY state ORDER BY state
                    """
                ),
                alerts: try Int.fetchOne(
                    db,
                    sql: "SELECT COUNT(*) FROM alert WHERE last_at > ?",
                    arguments: [now.timeIntervalSince1970 - 86_400]
                ) ?? 0
            )
        }
    }
}
