public import Foundation
import GRDB

extension Store {
    /// Erases a reader, in the file's free space and log too: what stays is a keyed hash of the address, by which no
    /// list brings it back, and rows of the ledger without name and address, so that the counts of issues stay true.
    /// - Returns: whether there was such a subscriber.
    public func forget(_ address: EmailAddress, keys: KeyRing, at now: Date) throws(StoreError) -> Bool {
        let wasKnown = try writeDurably { db in
            try db.execute(sql: "PRAGMA secure_delete = ON")
            defer { try? db.execute(sql: "PRAGMA secure_delete = OFF") }
            let hash = keys.addressHash(address)
            try db.execute(
                sql: "INSERT OR IGNORE INTO forgotten_address VALUES (?, ?)",
                arguments: [hash, now.timeIntervalSince1970]
            )
            try Self.eraseMails(about: address, db)
            let subscriber = try Self.subscriber(key: address.key, db)
            try Self.eraseSignUps(of: address, subscriber?.id, hash: hash, db)
            guard let subscriber else { return false }
            try Self.erase(subscriber.id.text, hash: hash, now, db)
            return true
        }
        try emptyLog()
        return wasKnown
    }

    private static func erase(_ id: String, hash: String, _ now: Date, _ db: Database) throws {
        for table in ["bounce", "suppression", "imported_reader"] {
            try db.execute(sql: "DELETE FROM \(table) WHERE subscriber = ?", arguments: [id])
        }
        let count = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM delivery WHERE subscriber = ?", arguments: [id])
        guard count ?? 0 > 0 else {
            return try db.execute(sql: "DELETE FROM subscriber WHERE id = ?", arguments: [id])
        }
        // A reply often repeats the address.
        try db.execute(
            sql: """
                UPDATE delivery SET reply = NULL,
                    state = CASE WHEN state IN ('pending', 'deferred') THEN 'skipped' ELSE state END,
                    reason = CASE WHEN state IN ('pending', 'deferred') THEN 'left after the audience was frozen' END
                WHERE subscriber = ?
                """,
            arguments: [id]
        )
        try db.execute(
            sql: """
                UPDATE subscriber SET address = '', address_key = ?, name = NULL, topics = '[]',
                    papers = NULL, format = 'html', state = 'unsubscribed', generation = generation + 1, changed_at = ? WHERE id = ?
                """,
            arguments: ["forgotten \(hash)", now.timeIntervalSince1970, id]
        )
    }

    private static func eraseMails(about address: EmailAddress, _ db: Database) throws {
        try db.execute(
            sql: """
                UPDATE inbound_mail SET sender = NULL, subject = NULL, recipients = '[]', diagnostic = NULL,
                    remark = NULL, content = NULL
                WHERE instr(lower(recipients), :key) OR instr(lower(sender), :key) OR instr(lower(diagnostic), :key)
                    OR instr(lower(CAST(content AS TEXT)), :key)
                """,
            arguments: ["key": address.key]
        )
    }
}
