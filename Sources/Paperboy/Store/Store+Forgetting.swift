public import Foundation
import GRDB

/// Erasing people. What stays is a keyed hash of the address, by which nothing brings it back, and rows of the ledger
/// without name and address, so that the counts of issues stay true.
extension Store {
    /// Erases an address, in the file's free space and log too.
    /// - Returns: whether there was such a subscriber.
    public func forget(_ address: EmailAddress, keys: KeyRing, at now: Date) throws(StoreError) -> Bool {
        let wasKnown = try writeDurably { db in
            try db.execute(sql: "PRAGMA secure_delete = ON")
            defer { try? db.execute(sql: "PRAGMA secure_delete = OFF") }
            let hash = keys.addressHash(address)
            try Self.doNotAsk(address, "asked to be forgotten", until: nil, keys, db)
            try Self.eraseMails(about: address, db)
            let subscriber = try Self.subscriber(key: address.key, db)
            if let subscriber { try Self.leave(subscriber.id, now, db) }
            try Self.eraseSignUps(of: address, subscriber?.id, hash: hash, db)
            guard let subscriber else { return false }
            try Self.erase(subscriber.id.text, hash: hash, now, db)
            return true
        }
        try emptyLog()
        return wasKnown
    }

    /// The same for the reader with an id; nothing where there is none.
    public func erase(_ subscriber: UUID, keys: KeyRing, at now: Date) throws(StoreError) {
        guard let reader = try self.subscriber(subscriber) else { return }
        _ = try forget(reader.address, keys: keys, at: now)
    }

    // MARK: Addresses that nothing is sent to

    static func doNotAsk(
        _ address: EmailAddress,
        _ reason: String,
        until: Double?,
        _ keys: KeyRing,
        _ db: Database
    ) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO do_not_ask (hash, reason, until) VALUES (?, ?, ?)",
            arguments: [keys.addressHash(address), reason, until]
        )
    }

    /// Why nothing may be sent to an address, such as `asked to be forgotten`; nil where something may.
    static func refusal(of address: EmailAddress, _ keys: KeyRing, _ db: Database) throws -> String? {
        let statement = try db.cachedStatement(sql: "SELECT reason FROM do_not_ask WHERE hash = ?")
        for hash in keys.addressHashes(address) {
            if let reason = try String.fetchOne(statement, arguments: [hash]) { return reason }
        }
        return nil
    }

    // MARK: Steps

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
                UPDATE subscriber SET address = '', address_key = ?, name = NULL, topics = '[]', paused_until = NULL,
                    papers = NULL, format = 'html', state = 'unsubscribed', generation = generation + 1,
                    changed_at = ? WHERE id = ?
                """,
            arguments: ["forgotten \(hash)", now.timeIntervalSince1970, id]
        )
    }

    /// Erases an address from sign-ups, letters and their links; consents stay, without the person.
    private static func eraseSignUps(
        of address: EmailAddress,
        _ subscriber: UUID?,
        hash: String,
        _ db: Database
    ) throws {
        let key = address.key
        try db.execute(sql: "DELETE FROM letter WHERE address_key = ?", arguments: [key])
        try db.execute(
            sql: "DELETE FROM letter_link WHERE address_key = ? OR subscriber = ?",
            arguments: [key, subscriber?.text]
        )
        try db.execute(sql: "DELETE FROM sign_up WHERE address_key = ?", arguments: [key])
        try db.execute(
            sql: "UPDATE consent SET address = 'erased', address_key = ?, network = NULL WHERE address_key = ?",
            arguments: [hash, key]
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
