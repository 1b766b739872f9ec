public import Foundation
import GRDB

extension Store {
    /// How many subscribers are in each state; states without any are left out.
    public func subscriberCounts() throws(StoreError) -> [Subscriber.State: Int] {
        try read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT state, COUNT(*) AS count FROM subscriber GROUP BY state")
            return rows.reduce(into: [:]) { counts, row in
                if let state = Subscriber.State(rawValue: row["state"]) { counts[state] = row["count"] }
            }
        }
    }

    /// All subscribers by address.
    public func subscribers() throws(StoreError) -> [Subscriber] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM subscriber ORDER BY address_key").compactMap(Subscriber.init(row:))
        }
    }

    /// Every reader in turn, with the instants of coming and of the last change, in one reading of the database.
    public func eachSubscriber(_ work: (Subscriber, Date, Date) throws -> Void) throws(StoreError) {
        try read { db in
            let rows = try Row.fetchCursor(db, sql: "SELECT * FROM subscriber ORDER BY address_key")
            while let row = try rows.next() {
                guard let subscriber = Subscriber(row: row) else { continue }
                let (added, changed): (Double, Double) = (row["added_at"], row["changed_at"])
                try work(subscriber, Date(timeIntervalSince1970: added), Date(timeIntervalSince1970: changed))
            }
        }
    }

    /// The reader with an id; nil when there is none.
    public func subscriber(_ id: UUID) throws(StoreError) -> Subscriber? {
        try read { db in try Self.subscriber(id, db) }
    }

    /// The reader with an address; nil when there is none.
    public func subscriber(_ address: EmailAddress) throws(StoreError) -> Subscriber? {
        try read { db in try Self.subscriber(key: address.key, db) }
    }

    /// How many readers get mail.
    public func activeSubscriberCount() throws(StoreError) -> Int {
        try read { db in
            try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM subscriber WHERE state = 'active'") ?? 0
        }
    }

    /// The reader whose link it is; nil for a token that is forged, void or for another purpose.
    /// - Parameter keys: those that are known; read anew for a token by one that was made since.
    public func subscriber(
        by token: ReaderToken,
        for purpose: ReaderToken.Purpose,
        newsletter: String,
        keys: KeyRing
    ) throws(StoreError) -> Subscriber? {
        let keys = keys.has(token.key) ? keys : try read(Self.keyRing) ?? keys
        guard let subscriber = try subscriber(token.subscriber),
            token.isGenuine(purpose, of: subscriber, newsletter: newsletter, keys: keys)
        else { return nil }
        return subscriber
    }

    /// Makes all links that a reader was ever sent void.
    public func revokeLinks(of subscriber: UUID, at now: Date) throws(StoreError) {
        try writeDurably { db in
            try db.execute(
                sql: "UPDATE subscriber SET generation = generation + 1, changed_at = ? WHERE id = ?",
                arguments: [now.timeIntervalSince1970, subscriber.text]
            )
        }
    }

    /// Notes that a reader left.
    /// - Returns: false when there is no such subscriber.
    public func unsubscribe(_ address: EmailAddress, at now: Date) throws(StoreError) -> Bool {
        try writeDurably { db in
            guard let subscriber = try Self.subscriber(key: address.key, db) else { return false }
            try db.execute(
                sql: "UPDATE subscriber SET state = 'unsubscribed', changed_at = ? WHERE id = ?",
                arguments: [now.timeIntervalSince1970, subscriber.id.text]
            )
            try Self.endConsents(of: subscriber.id, now, db)
            return true
        }
    }

    static func subscriber(_ id: UUID, _ db: Database) throws -> Subscriber? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM subscriber WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id.text]).flatMap(Subscriber.init(row:))
    }

    static func subscriber(key: String, _ db: Database) throws -> Subscriber? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM subscriber WHERE address_key = ?")
        return try Row.fetchOne(statement, arguments: [key]).flatMap(Subscriber.init(row:))
    }
}

extension Subscriber {
    /// Nil for a row that no version of this program wrote.
    init?(row: Row) {
        guard let id = UUID(uuidString: row["id"]), let address = EmailAddress(row["address"] as String),
            let language = Language(rawValue: row["language"]), let state = State(rawValue: row["state"])
        else { return nil }
        let written: String = row["topics"]
        let topics: [String]? = written == "[]" ? [] : try? StoredDocument.value(written)
        self.init(
            id: id,
            address: address,
            name: row["name"],
            language: language,
            topics: topics ?? [],
            state: state,
            generation: row["generation"],
            frequency: Frequency(rawValue: row["frequency"]) ?? .every,
            papers: row["papers"],
            format: Format(rawValue: row["format"]) ?? .html,
            pausedUntil: (row["paused_until"] as Double?).map(Date.init(timeIntervalSince1970:))
        )
    }
}

extension UUID {
    /// Lower-case digits and hyphens, as in the database and in addresses.
    var text: String { uuidString.lowercased() }
}
