import Foundation
import GRDB

/// The one place in which mail to a reader is stopped.
enum Suppressing {
    enum Cause: String {
        case hard, soft, complaint
    }

    /// Stops mail to a reader.
    /// - Returns: false when it had stopped already.
    @discardableResult
    static func suppress(
        _ reader: UUID,
        _ cause: Cause,
        _ status: String?,
        _ detail: String,
        _ now: Date,
        _ db: Database
    ) throws -> Bool {
        let time = now.timeIntervalSince1970
        try db.execute(
            sql: """
                INSERT INTO suppression (subscriber, cause, status, detail, since)
                SELECT id, ?, ?, ?, ? FROM subscriber WHERE id = ?
                ON CONFLICT (subscriber) DO UPDATE SET cause = excluded.cause, status = excluded.status,
                    detail = excluded.detail, since = excluded.since, lifted_at = NULL
                    WHERE suppression.lifted_at IS NOT NULL
                """,
            arguments: [cause.rawValue, status, detail, time, reader.text]
        )
        try db.execute(
            sql: "UPDATE subscriber SET state = 'suppressed', changed_at = ? WHERE id = ? AND state = 'active'",
            arguments: [time, reader.text]
        )
        return db.changesCount > 0
    }

    /// Whoever is written to again starts anew: what came before does not count any more.
    static func lift(_ reader: UUID, _ now: Date, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE suppression SET lifted_at = ? WHERE subscriber = ? AND lifted_at IS NULL",
            arguments: [now.timeIntervalSince1970, reader.text]
        )
    }

    /// The issues in a row that came back from a reader, up to the one in question, when they are enough to stop.
    static func softRun(
        of reader: UUID,
        until issue: IssueSlug?,
        _ rules: SuppressionRules,
        _ db: Database
    ) throws -> (issues: Int, days: Int)? {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT issue.frozen_at AS at, EXISTS (
                    SELECT 1 FROM bounce WHERE bounce.subscriber = delivery.subscriber AND bounce.issue = delivery.issue
                        AND +bounce.kind = 'soft' AND bounce.at > COALESCE((SELECT lifted_at FROM suppression
                            WHERE suppression.subscriber = delivery.subscriber), 0)) AS bounced
                FROM delivery JOIN issue ON issue.slug = delivery.issue
                WHERE delivery.subscriber = :reader AND delivery.state IN ('accepted', 'uncertain')
                    AND issue.frozen_at <= COALESCE((SELECT frozen_at FROM issue WHERE slug = :issue), 1e18)
                ORDER BY issue.frozen_at DESC LIMIT 400
                """,
            arguments: ["reader": reader.text, "issue": issue?.rawValue]
        )
        let run = rows.prefix { $0["bounced"] }
        guard run.count >= rules.softIssues, let newest: Double = run.first?["at"], let oldest: Double = run.last?["at"]
        else { return nil }
        let days = Int((newest - oldest) / 86_400)
        return days >= rules.softDays ? (run.count, days) : nil
    }

    /// The newest issue that a reader was sent since an instant.
    static func lastIssue(to reader: UUID, since: Date, _ db: Database) throws -> IssueSlug? {
        try String.fetchOne(
            db,
            sql: """
                SELECT delivery.issue FROM delivery JOIN issue ON issue.slug = delivery.issue
                WHERE delivery.subscriber = ? AND delivery.state IN ('accepted', 'uncertain', 'sending')
                    AND delivery.changed_at >= ?
                ORDER BY issue.frozen_at DESC LIMIT 1
                """,
            arguments: [reader.text, since.timeIntervalSince1970]
        ).flatMap(IssueSlug.init(rawValue:))
    }

    /// Readers whom the relay itself refused with a code that says the address is dead; it is the same fact as a bounce.
    static func suppressRejected(_ now: Date, _ db: Database) throws {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT delivery.subscriber AS id, delivery.enhanced AS enhanced
                FROM delivery INDEXED BY delivery_state JOIN subscriber ON subscriber.id = delivery.subscriber
                    LEFT JOIN suppression ON suppression.subscriber = delivery.subscriber
                WHERE subscriber.state = 'active'
                    AND delivery.issue IN (SELECT slug FROM issue) AND delivery.state = 'rejected'
                    AND delivery.enhanced IN ('5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10')
                    AND delivery.changed_at > COALESCE(suppression.lifted_at, 0)
                """
        )
        for row in rows {
            guard let reader = UUID(uuidString: row["id"]) else { continue }
            let status: String = row["enhanced"]
            try suppress(reader, .hard, status, "\(status) refused by the relay", now, db)
        }
    }
}
