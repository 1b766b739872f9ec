public import Foundation
import GRDB

extension Store {
    /// Adds new readers and brings known ones up to date by what the rows say; never brings back someone who left.
    /// - Parameters:
    ///   - defaultLanguage: for new readers whose rows name none.
    ///   - dryRun: reports what would happen and changes nothing.
    public func add(
        _ rows: [SubscriberRow],
        defaultLanguage: Language,
        at now: Date,
        makeID: () -> UUID,
        dryRun: Bool = false
    ) throws(StoreError) -> ImportReport {
        try writeDurably { db in
            var report = ImportReport()
            for row in rows {
                guard let known = try Self.subscriber(key: row.address.key, db) else {
                    report.added += 1
                    if !dryRun { try Self.insert(row, defaultLanguage, now, makeID, db) }
                    continue
                }
                switch known.state {
                case .active:
                    let updated = known.updated(by: row)
                    report.updated += updated == known ? 0 : 1
                    report.unchanged += updated == known ? 1 : 0
                    if updated != known && !dryRun { try Self.update(updated, now, db) }
                case .unsubscribed, .suppressed:
                    let reason = known.state == .suppressed ? "mail to it is suppressed" : "has unsubscribed"
                    report.keptAway.append(.init(line: row.line, reason: "\(row.address) \(reason)"))
                }
            }
            return report
        }
    }

    /// All subscribers by address.
    public func subscribers() throws(StoreError) -> [Subscriber] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM subscriber ORDER BY address_key").compactMap(Subscriber.init(row:))
        }
    }

    /// The reader with an id; nil when there is none.
    public func subscriber(_ id: UUID) throws(StoreError) -> Subscriber? {
        try read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM subscriber WHERE id = ?", arguments: [id.text])
                .flatMap(Subscriber.init(row:))
        }
    }

    /// The reader whose link it is; nil for a token that is forged, void or for another purpose.
    public func subscriber(
        by token: ReaderToken,
        for purpose: ReaderToken.Purpose,
        newsletter: String,
        keys: KeyRing
    ) throws(StoreError) -> Subscriber? {
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
            try db.execute(
                sql: "UPDATE subscriber SET state = 'unsubscribed', changed_at = ? WHERE address_key = ?",
                arguments: [now.timeIntervalSince1970, address.key]
            )
            return db.changesCount > 0
        }
    }

    static func subscriber(key: String, _ db: Database) throws -> Subscriber? {
        try Row.fetchOne(db, sql: "SELECT * FROM subscriber WHERE address_key = ?", arguments: [key])
            .flatMap(Subscriber.init(row:))
    }

    private static func insert(
        _ row: SubscriberRow,
        _ language: Language,
        _ now: Date,
        _ makeID: () -> UUID,
        _ db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO subscriber
                    (id, address, address_key, name, language, topics, state, added_at, changed_at)
                VALUES (?, ?, ?, ?, ?, ?, 'active', ?, ?)
                """,
            arguments: [
                makeID().text, row.address.rawValue, row.address.key, row.name,
                (row.language ?? language).rawValue, try StoredDocument.text(of: row.topics ?? []),
                now.timeIntervalSince1970, now.timeIntervalSince1970,
            ]
        )
    }

    private static func update(_ subscriber: Subscriber, _ now: Date, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE subscriber SET name = ?, language = ?, topics = ?, changed_at = ? WHERE address_key = ?",
            arguments: [
                subscriber.name, subscriber.language.rawValue, try StoredDocument.text(of: subscriber.topics),
                now.timeIntervalSince1970, subscriber.address.key,
            ]
        )
    }
}

extension Subscriber {
    /// The reader with what the row says; what it does not say stays.
    fileprivate func updated(by row: SubscriberRow) -> Subscriber {
        var subscriber = self
        subscriber.name = row.name ?? name
        subscriber.language = row.language ?? language
        subscriber.topics = row.topics ?? topics
        return subscriber
    }
}

extension Subscriber {
    /// Nil for a row that no version of this program wrote.
    init?(row: Row) {
        guard let id = UUID(uuidString: row["id"]), let address = EmailAddress(row["address"] as String),
            let language = Language(rawValue: row["language"]), let state = State(rawValue: row["state"])
        else { return nil }
        let topics: [String]? = try? StoredDocument.value(row["topics"])
        self.init(
            id: id,
            address: address,
            name: row["name"],
            language: language,
            topics: topics ?? [],
            state: state,
            generation: row["generation"],
            frequency: Frequency(rawValue: row["frequency"]) ?? .every,
            pausedUntil: (row["paused_until"] as Double?).map(Date.init(timeIntervalSince1970:))
        )
    }
}

extension UUID {
    /// Lower-case digits and hyphens, as in the database and in addresses.
    var text: String { uuidString.lowercased() }
}
