public import Foundation
import GRDB

/// The operator's own pages: password, sessions, tries.
extension Store {
    /// Sets the operator's password, and ends all sessions that the old one began.
    public func setOperatorPassword(_ hash: PasswordHash, at now: Date) throws(StoreError) {
        try writeDurably { db in
            try db.execute(
                sql: "INSERT OR REPLACE INTO operator_password (only, salt, hash, set_at) VALUES (1, ?, ?, ?)",
                arguments: [Data(hash.salt), Data(hash.hash), now.timeIntervalSince1970]
            )
            try db.execute(sql: "DELETE FROM operator_session")
        }
    }

    /// Nil when none is set: then nobody can sign in.
    public func operatorPassword() throws(StoreError) -> PasswordHash? {
        try read { db in
            try Row.fetchOne(db, sql: "SELECT salt, hash FROM operator_password").map { row in
                PasswordHash(salt: Array(row["salt"] as Data), hash: Array(row["hash"] as Data))
            }
        }
    }

    /// Notes a try before it is looked at, so that tries side by side are all counted.
    /// - Parameters:
    ///   - client: where it comes from.
    ///   - limit: wrong tries from there in a quarter of an hour; ten times as many from everywhere.
    /// - Returns: whether the try may be looked at.
    public func admitLogin(from client: String, limit: Int = 5, at now: Date) throws(StoreError) -> Bool {
        try writeDurably { db in
            let since = now.timeIntervalSince1970 - 900
            let own = try Int.fetchOne(
                db,
                sql: "SELECT COUNT(*) FROM failed_login WHERE client = ? AND at > ?",
                arguments: [client, since]
            )
            let all = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM failed_login WHERE at > ?", arguments: [since])
            guard own ?? 0 < limit, all ?? 0 < limit * 10 else {
                try Self.raise("login", "too many tries from \(client)", now, db)
                return false
            }
            try db.execute(
                sql: "INSERT INTO failed_login (client, at) VALUES (?, ?)",
                arguments: [client, now.timeIntervalSince1970]
            )
            return true
        }
    }

    /// Begins a session of twelve hours, and forgets the tries from there.
    public func beginSession(_ token: LinkToken, from client: String, at now: Date) throws(StoreError) {
        try writeDurably { db in
            try db.execute(sql: "DELETE FROM failed_login WHERE client = ?", arguments: [client])
            try db.execute(
                sql: "INSERT INTO operator_session (hash, began_at, valid_until) VALUES (?, ?, ?)",
                arguments: [token.hash, now.timeIntervalSince1970, now.timeIntervalSince1970 + 43_200]
            )
        }
    }

    public func isSession(_ token: LinkToken, at now: Date) throws(StoreError) -> Bool {
        try read { db in
            try Bool.fetchOne(
                db,
                sql: "SELECT EXISTS (SELECT 1 FROM operator_session WHERE hash = ? AND valid_until > ?)",
                arguments: [token.hash, now.timeIntervalSince1970]
            ) ?? false
        }
    }

    public func endSession(_ token: LinkToken) throws(StoreError) {
        try writeDurably { db in
            try db.execute(sql: "DELETE FROM operator_session WHERE hash = ?", arguments: [token.hash])
        }
    }
}
