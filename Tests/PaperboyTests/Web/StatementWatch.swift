import GRDB
import Synchronization

@testable import Paperboy

/// The SQL that a store runs, without its values.
final class StatementWatch: Sendable {
    private let list = Mutex<[String]>([])

    var statements: [String] { list.withLock { $0 } }

    fileprivate func see(_ db: Database) {
        db.trace(options: .statement) { event in
            guard case .statement(let statement) = event else { return }
            self.list.withLock { $0.append(statement.sql) }
        }
    }
}

extension WebHouse {
    /// Watches the connection that writes and the one that reads.
    func watchStatements() throws -> StatementWatch {
        let watch = StatementWatch()
        try store.write { db in watch.see(db) }
        try store.read { db in watch.see(db) }
        return watch
    }
}
