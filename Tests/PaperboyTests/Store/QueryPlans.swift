import GRDB
import Synchronization

@testable import Paperboy

extension Store {
    /// How SQLite reaches some tables in what a piece of work asks; the work is done, and taken back by nobody.
    func plans(of tables: [String], in work: (Database) throws -> Void) throws -> [String] {
        try write { db in
            let seen = Mutex<[String]>([])
            db.trace(options: .statement) { event in
                guard case .statement(let statement) = event else { return }
                seen.withLock { $0.append(statement.expandedSQL) }
            }
            try work(db)
            db.trace(options: [])
            return try seen.withLock(\.self).flatMap { sql in
                try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)").map { $0["detail"] as String }
            }.filter { detail in tables.contains { detail.hasPrefix("SCAN \($0)") || detail.hasPrefix("SEARCH \($0)") }
            }
        }
    }
}
