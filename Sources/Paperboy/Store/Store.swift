public import Foundation
import GRDB
import Glibc

/// The SQLite file behind everything: papers, issues, summaries, subscribers and the ledger of deliveries.
///
/// Each method is one whole transaction. Instants are seconds since 1970 (UTC).
public final class Store: Sendable {
    private let file: String
    private let pool: DatabasePool
    /// The marks of workers that send at the same time.
    let marks = GroupCommit<DeliveryMark>()

    /// Opens the file, or makes it, and brings its tables up to date.
    public init(at url: URL) throws(StoreError) {
        file = url.path
        do {
            var configuration = GRDB.Configuration()
            configuration.busyMode = .callback(Self.waitForWriter)
            configuration.prepareDatabase { db in
                // A checkpoint syncs twice while all writers wait: let the log grow to 16 MB before.
                try db.execute(sql: "PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 16777216")
            }
            pool = try DatabasePool(path: url.path, configuration: configuration)
        } catch {
            throw StoreError(file: url.path, underlying: error)
        }
        try migrate(by: .paperboy)
    }

    /// Another process writes for a fraction of a millisecond, or for a few while it syncs. SQLite's own pauses begin at one
    /// millisecond and grow to a hundred: a sender would sleep on long after the file is free.
    /// - Returns: false when ten seconds have passed.
    private static func waitForWriter(tries: Int) -> Bool {
        switch tries {
        case ..<50: usleep(100)
        case ..<250: usleep(1000)
        default: usleep(10_000)
        }
        return tries < 1200
    }

    private func migrate(by migrator: DatabaseMigrator) throws(StoreError) {
        guard try !read(migrator.hasBeenSuperseded) else {
            let advice = "install that version again, or restore the backup from before the update"
            throw StoreError(file: file, reason: "a newer version of paperboy has made this database; \(advice)")
        }
        do {
            try migrator.migrate(pool)
        } catch {
            throw StoreError(file: file, underlying: error)
        }
    }

    func read<Value>(_ work: (Database) throws -> Value) throws(StoreError) -> Value {
        do {
            return try pool.read(work)
        } catch {
            throw StoreError(file: file, underlying: error)
        }
    }

    /// A transaction that survives the death of the process; after a power cut the newest ones may be missing.
    func write<Value>(_ work: (Database) throws -> Value) throws(StoreError) -> Value {
        do {
            return try pool.write(work)
        } catch {
            throw StoreError(file: file, underlying: error)
        }
    }

    /// The same for what is written for each message: its beginning and end are prepared once.
    func writeOften(_ work: (Database) throws -> Void) throws(StoreError) {
        do {
            try pool.writeWithoutTransaction { db in
                try db.cachedStatement(sql: "BEGIN IMMEDIATE TRANSACTION").execute()
                do {
                    try work(db)
                    try db.cachedStatement(sql: "COMMIT TRANSACTION").execute()
                } catch {
                    try? db.rollback()
                    throw error
                }
            }
        } catch {
            throw StoreError(file: file, underlying: error)
        }
    }

    /// Reads the whole file and looks whether its pages hang together.
    func checkIntact() throws(StoreError) {
        let words = try read { db in try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? "no answer" }
        guard words == "ok" else {
            throw StoreError(file: file, reason: "this is no intact database; restore it from a backup (\(words))")
        }
    }

    /// Begins to write, and takes it back: whether the file, its folder and the disk would let it.
    func checkWritable() throws(StoreError) {
        do {
            try pool.writeWithoutTransaction { db in
                try db.inTransaction {
                    try db.execute(sql: "CREATE TABLE probe (x BLOB); INSERT INTO probe VALUES (zeroblob(65536))")
                    return .rollback
                }
            }
        } catch {
            throw StoreError(file: file, underlying: error)
        }
    }

    /// Moves the log into the database file and cuts it to nothing, unless somebody reads just now.
    func emptyLog() throws(StoreError) {
        do {
            try pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            return
        } catch {
            throw StoreError(file: file, underlying: error)
        }
    }

    /// A transaction that survives a power cut, and with it all earlier ones.
    ///
    /// `DatabasePool` sets `synchronous` back to NORMAL when it opens, so FULL is asked for each time.
    func writeDurably<Value>(_ work: (Database) throws -> Value) throws(StoreError) -> Value {
        do {
            return try pool.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA synchronous = FULL")
                defer { try? db.execute(sql: "PRAGMA synchronous = NORMAL") }
                var value: Value?
                try db.inTransaction {
                    value = try work(db)
                    return .commit
                }
                guard let value else { throw DatabaseError(message: "transaction without result") }
                return value
            }
        } catch {
            throw StoreError(file: file, underlying: error)
        }
    }
}
