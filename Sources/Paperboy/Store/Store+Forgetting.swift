public import Foundation
import GRDB

/// Erasing people. What stays is a keyed hash of the address, by which no list brings it back, and rows of the ledger
/// without name and address, so that the counts of issues stay true.
extension Store {
    /// Erases an address, in the file's free space and log too.
    /// - Returns: whether there was such a subscriber.
    public func forget(_ address: EmailAddress, keys: KeyRing, at now: Date) throws(StoreError) -> Bool {
        let wasKnown = try writeDurably { db in
            try db.execute(sql: "PRAGMA secure_delete = ON")
            defer { try? db.execute(sql: "PRAGMA secure_delete = OFF") }
            let hash = keys.addressHash(address)
            try Self.refuse(address, .forgotten, keys, db)
            try Self.eraseMails(about: address, db)
            let subscriber = try Self.subscriber(key: address.key, db)
            if let subscriber { try Self.leave(subscriber.id, now, db) }
            try Self.eraseSignUps(of: address, subscriber?.id, hash: hash, db)
            guard let subscriber else { return false }
            try Self.erase(subscriber.id.text, now, db)
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

    // MARK: Addresses that no list brings back

    /// Why an address is kept away.
    enum Refusal: String {
        case forgotten = "asked to be forgotten"
        case notThem = "said that it was not them"
    }

    /// Keeps an address away from lists. Who asked to be forgotten stays so, whatever else is said.
    /// - Parameter until: so long no letter goes there either, although somebody asks for one.
    static func refuse(
        _ address: EmailAddress,
        _ refusal: Refusal,
        until: Double? = nil,
        _ keys: KeyRing,
        _ db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO do_not_ask (hash, reason, until) VALUES (:hash, :reason, :until)
                ON CONFLICT (hash) DO UPDATE SET until = COALESCE(excluded.until, until),
                    reason = CASE reason WHEN :forgotten THEN reason ELSE excluded.reason END
                """,
            arguments: [
                "hash": keys.addressHash(address), "reason": refusal.rawValue, "until": until,
                "forgotten": Refusal.forgotten.rawValue,
            ]
        )
    }

    /// Why no list may bring an address back, such as `asked to be forgotten`; nil where one may.
    static func refusal(of address: EmailAddress, _ keys: KeyRing, _ db: Database) throws -> String? {
        let statement = try db.cachedStatement(sql: "SELECT reason FROM do_not_ask WHERE hash = ?")
        for hash in keys.addressHashes(address) {
            if let reason = try String.fetchOne(statement, arguments: [hash]) { return reason }
        }
        return nil
    }

    /// Whether the owner of an address said that no letters are wanted, and when that still counts.
    static func refusesLetters(
        _ address: EmailAddress,
        _ keys: KeyRing,
        _ now: Date,
        _ db: Database
    ) throws -> Bool {
        let statement = try db.cachedStatement(sql: "SELECT 1 FROM do_not_ask WHERE hash = ? AND until > ?")
        return try keys.addressHashes(address).contains { hash in
            try Row.fetchOne(statement, arguments: [hash, now.timeIntervalSince1970]) != nil
        }
    }

    /// Whoever confirms an address has changed their mind.
    static func liftRefusal(of address: EmailAddress, _ db: Database) throws {
        guard let keys = try keyRing(db) else { return }
        for hash in keys.addressHashes(address) {
            try db.execute(sql: "DELETE FROM do_not_ask WHERE hash = ?", arguments: [hash])
        }
    }

    // MARK: Steps

    private static func erase(_ id: String, _ now: Date, _ db: Database) throws {
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
                    reason = CASE WHEN state IN ('pending', 'deferred') THEN :left END
                WHERE subscriber = :id
                """,
            arguments: ["left": Departure.left.rawValue, "id": id]
        )
        try db.execute(
            sql: """
                UPDATE subscriber SET address = '', address_key = ?, name = NULL, topics = '[]', paused_until = NULL,
                    papers = NULL, format = 'html', state = 'unsubscribed', generation = generation + 1,
                    changed_at = ? WHERE id = ?
                """,
            arguments: ["forgotten \(id)", now.timeIntervalSince1970, id]
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
