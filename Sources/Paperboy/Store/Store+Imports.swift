public import Foundation
import GRDB

extension Store {
    /// Adds new readers and brings known ones up to date by what the rows say; never brings back someone who left or
    /// asked to be forgotten. Rows of people who had left elsewhere are kept as such.
    /// - Parameters:
    ///   - defaultLanguage: for new readers whose rows name none.
    ///   - dryRun: reports what would happen and changes nothing.
    ///   - keys: by which forgotten addresses are known; nil where none can be.
    ///   - list: the import that the rows belong to (``beginImport(of:at:)``); nil for single readers.
    public func add(
        _ rows: [SubscriberRow],
        defaultLanguage: Language,
        at now: Date,
        makeID: () -> UUID,
        dryRun: Bool = false,
        keys: KeyRing? = nil,
        list: Int64? = nil
    ) throws(StoreError) -> ImportReport {
        try writeDurably { db in
            if list != nil { try db.execute(sql: "PRAGMA cache_size = -12000") }
            defer { if list != nil { try? db.execute(sql: "PRAGMA cache_size = -2000") } }
            var work = try ImportWork(
                db: db,
                language: defaultLanguage,
                now: now,
                keys: keys,
                list: list,
                dryRun: dryRun
            )
            for row in rows { try work.take(row, makeID) }
            return work.report
        }
    }

    /// Opens the account of a list, by which it can be undone. That of the list before is closed.
    /// - Parameter file: its name, for the operator.
    public func beginImport(of file: String, at now: Date) throws(StoreError) -> Int64 {
        try writeDurably { db in
            try db.execute(sql: "DELETE FROM imported_reader")
            try db.execute(
                sql: "INSERT INTO subscriber_import (file, began_at) VALUES (?, ?)",
                arguments: [file, now.timeIntervalSince1970]
            )
            return db.lastInsertedRowID
        }
    }

    /// Takes the last list back: readers whom it added go, unless mail was addressed to them since, who are
    /// unsubscribed; readers whom it changed, and nobody else since, are as they were.
    /// - Returns: nil when there is none, or the last is undone already.
    public func undoImport(at now: Date) throws(StoreError) -> UndoneImport? {
        try writeDurably { db in
            let row = try Row.fetchOne(db, sql: "SELECT * FROM subscriber_import ORDER BY id DESC LIMIT 1")
            guard let row, row["undone_at"] == nil else { return nil }
            let list: Int64 = row["id"]
            let time = now.timeIntervalSince1970
            var undone = UndoneImport(file: row["file"])
            try db.execute(
                sql: """
                    UPDATE subscriber SET state = 'unsubscribed', changed_at = :now
                    WHERE state = 'active' AND id IN (SELECT subscriber FROM delivery)
                        AND id IN (SELECT subscriber FROM imported_reader WHERE import = :list AND before IS NULL)
                    """,
                arguments: ["now": time, "list": list]
            )
            undone.unsubscribed = db.changesCount
            try db.execute(
                sql: """
                    DELETE FROM subscriber WHERE id NOT IN (SELECT subscriber FROM delivery)
                        AND id IN (SELECT subscriber FROM imported_reader WHERE import = ? AND before IS NULL)
                    """,
                arguments: [list]
            )
            undone.removed = db.changesCount
            undone.restored = try Self.restore(list, since: row["began_at"], time, db)
            try db.execute(sql: "UPDATE subscriber_import SET undone_at = ? WHERE id = ?", arguments: [time, list])
            try db.execute(sql: "DELETE FROM imported_reader")
            return undone
        }
    }

    private static func restore(_ list: Int64, since: Double, _ now: Double, _ db: Database) throws -> Int {
        var count = 0
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT subscriber, before FROM imported_reader WHERE import = ? AND before IS NOT NULL",
            arguments: [list]
        )
        while let row = try rows.next() {
            let before: KnownReader = try StoredDocument.value(row["before"])
            try db.execute(
                sql: """
                    UPDATE subscriber SET name = ?, language = ?, topics = ?, frequency = COALESCE(?, frequency),
                        papers = ?, format = COALESCE(?, format), changed_at = ?
                    WHERE id = ? AND state = 'active' AND name IS ? AND language = ? AND topics = ?
                        AND frequency = COALESCE(?, frequency) AND papers IS ? AND format = COALESCE(?, format)
                    """,
                arguments: [
                    before.name, before.language, before.topics, before.frequency, before.papers, before.format, now,
                    row["subscriber"] as String, before.nameAfter, before.languageAfter, before.topicsAfter,
                    before.frequencyAfter, before.papersAfter, before.formatAfter,
                ]
            )
            count += db.changesCount
        }
        return count
    }
}

/// What undoing a list did.
public struct UndoneImport: Equatable, Sendable {
    /// The list's file.
    public var file: String
    /// Added by it, and gone.
    public var removed = 0
    /// Added by it and written to since: unsubscribed, because the ledger names them.
    public var unsubscribed = 0
    /// Changed by it, and as before.
    public var restored = 0
}

/// A reader before and after a list changed them.
private struct KnownReader: Codable {
    var name: String?
    var language: String
    var topics: String
    var nameAfter: String?
    var languageAfter: String
    var topicsAfter: String
    /// These are not in what earlier versions wrote.
    var frequency: String?
    var papers: Int?
    var format: String?
    var frequencyAfter: String?
    var papersAfter: Int?
    var formatAfter: String?
}

/// Takes rows into an open transaction; statements are prepared once.
private struct ImportWork {
    let db: Database
    let language: Language
    let now: Date
    let list: Int64?
    let dryRun: Bool
    /// Nil when nobody asked to be forgotten.
    private let keys: KeyRing?
    var report = ImportReport()

    init(db: Database, language: Language, now: Date, keys: KeyRing?, list: Int64?, dryRun: Bool) throws {
        self.db = db
        self.language = language
        self.now = now
        self.list = list
        self.dryRun = dryRun
        let anyone =
            try Bool.fetchOne(
                db,
                sql: "SELECT EXISTS (SELECT 1 FROM do_not_ask)"
            ) ?? false
        self.keys = anyone ? keys : nil
    }

    mutating func take(_ row: SubscriberRow, _ makeID: () -> UUID) throws {
        if row.standing == .unconfirmed {
            report.keepAway(row.line, "\(row.address) never confirmed where the file comes from")
        } else if let known = try Store.subscriber(key: row.address.key, db) {
            try meet(known, row)
        } else if let keys, let refusal = try Store.refusal(of: row.address, keys, db) {
            report.keepAway(row.line, "\(row.address) \(refusal)")
        } else if case .left = row.standing {
            report.left += 1
            try insert(row, makeID, state: "unsubscribed")
        } else {
            report.added += 1
            try insert(row, makeID, state: "active")
        }
    }

    private mutating func meet(_ known: Subscriber, _ row: SubscriberRow) throws {
        if known.state != .active {
            let reason = known.state == .suppressed ? "mail to it is suppressed" : "has unsubscribed"
            return report.keepAway(row.line, "\(row.address) \(reason)")
        }
        if case .left(let words) = row.standing {
            return report.keepAway(row.line, "\(row.address) \(words) and reads this newsletter; left as it is")
        }
        let updated = known.updated(by: row)
        report.updated += updated == known ? 0 : 1
        report.unchanged += updated == known ? 1 : 0
        if updated != known && !dryRun { try update(known, updated) }
    }

    private func insert(_ row: SubscriberRow, _ makeID: () -> UUID, state: String) throws {
        guard !dryRun else { return }
        let (id, time) = (makeID().text, now.timeIntervalSince1970)
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO subscriber
                    (id, address, address_key, name, language, topics, frequency, papers, format, state, added_at,
                    changed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        try statement.execute(arguments: [
            id, row.address.rawValue, row.address.key, row.name, (row.language ?? language).rawValue,
            try Self.text(of: row.topics ?? []), (row.frequency ?? .every).rawValue, row.papers.flatMap(\.asLimit),
            (row.format ?? .html).rawValue, state, time, time,
        ])
        try remember(id, before: nil)
    }

    private func update(_ known: Subscriber, _ subscriber: Subscriber) throws {
        let (topics, before) = (try Self.text(of: subscriber.topics), try Self.text(of: known.topics))
        let statement = try db.cachedStatement(
            sql: """
                UPDATE subscriber SET name = ?, language = ?, topics = ?, frequency = ?, papers = ?, format = ?,
                    changed_at = ? WHERE id = ?
                """
        )
        try statement.execute(arguments: [
            subscriber.name, subscriber.language.rawValue, topics, subscriber.frequency.rawValue, subscriber.papers,
            subscriber.format.rawValue, now.timeIntervalSince1970, subscriber.id.text,
        ])
        let change = KnownReader(
            name: known.name,
            language: known.language.rawValue,
            topics: before,
            nameAfter: subscriber.name,
            languageAfter: subscriber.language.rawValue,
            topicsAfter: topics,
            frequency: known.frequency.rawValue,
            papers: known.papers,
            format: known.format.rawValue,
            frequencyAfter: subscriber.frequency.rawValue,
            papersAfter: subscriber.papers,
            formatAfter: subscriber.format.rawValue
        )
        try remember(known.id.text, before: list == nil ? nil : StoredDocument.text(of: change))
    }

    private func remember(_ id: String, before: String?) throws {
        guard let list else { return }
        let statement = try db.cachedStatement(sql: "INSERT INTO imported_reader VALUES (?, ?, ?)")
        try statement.execute(arguments: [list, id, before])
    }

    /// Nearly all lists are empty; that needs no encoder.
    private static func text(of topics: [String]) throws -> String {
        topics.isEmpty ? "[]" : try StoredDocument.text(of: topics)
    }
}

extension Subscriber {
    /// The reader with what the row says; what it does not say stays.
    fileprivate func updated(by row: SubscriberRow) -> Subscriber {
        var subscriber = self
        subscriber.name = row.name ?? name
        subscriber.language = row.language ?? language
        subscriber.topics = row.topics ?? topics
        subscriber.frequency = row.frequency ?? frequency
        if let papers = row.papers { subscriber.papers = papers.asLimit }
        subscriber.format = row.format ?? format
        return subscriber
    }
}

extension Int {
    /// Files say 0 for all.
    fileprivate var asLimit: Int? { self > 0 ? self : nil }
}
