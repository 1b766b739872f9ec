public import Foundation
import GRDB

/// Something that the operator should look at.
public struct OperatorAlert: Equatable, Sendable {
    public var kind: String
    public var day: CalendarDate
    public var detail: String
    public var count: Int
    public var lastAt: Date
}

extension Store {
    /// Notes something for the operator; the same thing on one day (UTC) is counted.
    public func raise(_ kind: String, _ detail: String, at now: Date) throws(StoreError) {
        try write { db in try Self.raise(kind, detail, now, db) }
    }

    static func raise(_ kind: String, _ detail: String, _ now: Date, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO alert (kind, day, detail, count, last_at) VALUES (?, ?, ?, 1, ?)
                ON CONFLICT (kind, day) DO UPDATE
                    SET count = count + 1, detail = excluded.detail, last_at = excluded.last_at
                """,
            arguments: [kind, CalendarDate(now).description, detail, now.timeIntervalSince1970]
        )
    }

    /// The newest first.
    public func alerts(limit: Int = 20) throws(StoreError) -> [OperatorAlert] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM alert ORDER BY last_at DESC LIMIT ?", arguments: [limit])
                .compactMap { row in
                    CalendarDate(row["day"]).map {
                        OperatorAlert(
                            kind: row["kind"],
                            day: $0,
                            detail: row["detail"],
                            count: row["count"],
                            lastAt: Date(timeIntervalSince1970: row["last_at"])
                        )
                    }
                }
        }
    }
}
