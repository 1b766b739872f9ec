public import Foundation
import GRDB

extension Store {
    /// The keys of this newsletter, all that ever signed. Makes the first one when there is none; two processes that
    /// do so at once get the same.
    /// - Parameter makeSecret: so many bytes that nobody can guess (``World/secretBytes``).
    public func keyRing(makeSecret: (Int) -> [UInt8], at now: Date) throws(StoreError) -> KeyRing {
        if let ring = try read({ db in try Self.keyRing(db) }) { return ring }
        return try writeDurably { db in
            if let ring = try Self.keyRing(db) { return ring }
            return try Self.addKey(makeSecret, now, db)
        }
    }

    /// Adds a key that signs from now on; what older keys made stays valid.
    public func rotateKeys(makeSecret: (Int) -> [UInt8], at now: Date) throws(StoreError) -> KeyRing {
        try writeDurably { db in try Self.addKey(makeSecret, now, db) }
    }

    /// The numbers of all keys and when each was made, by number.
    func linkKeys() throws(StoreError) -> [KeysReport.Key] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT id, created_at FROM mac_key ORDER BY id").map { row in
                KeysReport.Key(number: row["id"], made: Date(timeIntervalSince1970: row["created_at"]))
            }
        }
    }

    private static func addKey(_ makeSecret: (Int) -> [UInt8], _ now: Date, _ db: Database) throws -> KeyRing {
        try db.execute(
            sql: """
                INSERT INTO mac_key (id, secret, created_at)
                VALUES ((SELECT COALESCE(MAX(id), 0) + 1 FROM mac_key), ?, ?)
                """,
            arguments: [Data(makeSecret(KeyRing.Key.size)), now.timeIntervalSince1970]
        )
        guard let ring = try keyRing(db) else { throw DatabaseError(message: "the key that was made is not there") }
        return ring
    }

    static func keyRing(_ db: Database) throws -> KeyRing? {
        let rows = try Row.fetchAll(db, sql: "SELECT id, secret FROM mac_key")
        let keys = try rows.map { row in
            guard let id = UInt8(exactly: row["id"] as Int),
                let key = KeyRing.Key(id: id, secret: Array(row["secret"] as Data))
            else { throw DatabaseError(message: "a key in the table mac_key has no number from 1 to 255 or is short") }
            return key
        }
        return KeyRing(keys)
    }
}
