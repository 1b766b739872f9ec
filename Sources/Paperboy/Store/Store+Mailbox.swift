public import Foundation
import GRDB

/// The mails of the mailbox. What is done about one is written in the transaction that says it was handled.
extension Store {
    /// Whether the mail, or the same bytes under another number, was handled before.
    func hasHandled(_ mail: JudgedMail) throws(StoreError) -> Bool {
        try read { db in try Self.hasHandled(mail, db) }
    }

    /// Whether a mail of that number was handled, whatever it was.
    func hasHandled(_ key: String, of source: String) throws(StoreError) -> Bool {
        try read { db in
            let statement = try db.cachedStatement(sql: "SELECT 1 FROM inbound_mail WHERE source = ? AND key = ?")
            return try Row.fetchOne(statement, arguments: [source, key]) != nil
        }
    }

    /// Acts on a mail and notes that it was handled.
    /// - Parameters:
    ///   - asked: what the sign-up said; nil when it was not asked.
    ///   - position: how far the folder is read with it.
    /// - Returns: nil when it had been handled before.
    func handle(
        _ mail: JudgedMail,
        trace: MailTrace,
        asked: Bool?,
        rules: SuppressionRules,
        position: MailboxPosition?,
        at now: Date
    ) throws(StoreError) -> MailEffect? {
        try writeDurably { db in
            if let position { try Self.advance(mail.source, to: position, db) }
            guard try !Self.hasHandled(mail, db) else { return nil }
            let work = MailWork(db: db, mail: mail, trace: trace, asked: asked, rules: rules, now: now)
            let (effect, remark) = try work.act()
            try Self.insert(mail, effect, remark, now, db)
            return effect
        }
    }

    /// Where reading an IMAP folder goes on; nil for one that was never read.
    func mailboxPosition(of source: String) throws(StoreError) -> MailboxPosition? {
        try read { db in
            let row = try Row.fetchOne(db, sql: "SELECT * FROM mailbox_position WHERE source = ?", arguments: [source])
            return row.map { MailboxPosition(validity: $0["validity"], lastUID: $0["last_uid"]) }
        }
    }

    func advance(_ source: String, to position: MailboxPosition) throws(StoreError) {
        try write { db in try Self.advance(source, to: position, db) }
    }

    private static func advance(_ source: String, to position: MailboxPosition, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO mailbox_position VALUES (?, ?, ?)
                ON CONFLICT (source) DO UPDATE SET validity = excluded.validity, last_uid = excluded.last_uid
                """,
            arguments: [source, position.validity, position.lastUID]
        )
    }

    // MARK: What was kept

    /// Mails that the operator has not looked at: what was not understood, what was forged; newest first.
    public func keptMails(limit: Int) throws(StoreError) -> [KeptMail] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM inbound_mail WHERE effect IN ('kept', 'forged') AND looked_at IS NULL
                    ORDER BY handled_at DESC, id DESC LIMIT ?
                    """,
                arguments: [limit]
            ).map(KeptMail.init(row:))
        }
    }

    /// How many there are.
    public func keptMailCount() throws(StoreError) -> Int {
        try read { db in
            try Int.fetchOne(
                db,
                sql: "SELECT COUNT(*) FROM inbound_mail WHERE effect IN ('kept', 'forged') AND looked_at IS NULL"
            ) ?? 0
        }
    }

    /// Notes that the operator has looked at all of them; their contents go.
    /// - Returns: how many.
    public func dismissKeptMails(at now: Date) throws(StoreError) -> Int {
        try writeDurably { db in
            try db.execute(
                sql: """
                    UPDATE inbound_mail SET looked_at = ?, content = NULL
                    WHERE effect IN ('kept', 'forged') AND looked_at IS NULL
                    """,
                arguments: [now.timeIntervalSince1970]
            )
            return db.changesCount
        }
    }

    // MARK: Rows

    private static func hasHandled(_ mail: JudgedMail, _ db: Database) throws -> Bool {
        // With OR, SQLite would look at all mails of the mailbox.
        let statement = try db.cachedStatement(
            sql: """
                SELECT 1 FROM inbound_mail WHERE source = ?1 AND key = ?2
                UNION ALL SELECT 1 FROM inbound_mail WHERE source = ?1 AND digest = ?3 LIMIT 1
                """
        )
        return try Row.fetchOne(statement, arguments: [mail.source, mail.key, Data(mail.digest)]) != nil
    }

    private static func insert(
        _ mail: JudgedMail,
        _ effect: MailEffect,
        _ remark: String?,
        _ now: Date,
        _ db: Database
    ) throws {
        let judgement = mail.judgement
        let isKept = effect == .kept || effect == .forged
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO inbound_mail (source, key, digest, kind, sender, subject, recipients, status, reason,
                    diagnostic, effect, remark, content, handled_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        try statement.execute(arguments: [
            mail.source, mail.key, Data(mail.digest), judgement.kind.rawValue, mail.sender, mail.subject,
            try StoredDocument.text(of: judgement.recipients), judgement.status, judgement.reason,
            judgement.worst.map { String($0.diagnostic.prefix(500)) }, effect.rawValue, remark ?? judgement.ground,
            isKept ? Data(mail.content) : nil, now.timeIntervalSince1970,
        ])
    }
}

/// A mail that waits for the operator.
public struct KeptMail: Encodable, Equatable, Sendable {
    public var id: Int64
    /// Which mail of the mailbox it is.
    public var key: String
    public var kind: MailKind
    public var sender: String?
    public var subject: String?
    /// Why it was kept.
    public var remark: String?
    public var effect: MailEffect
    public var handled: Date

    init(row: Row) {
        id = row["id"]
        key = row["key"]
        kind = MailKind(rawValue: row["kind"]) ?? .other
        sender = row["sender"]
        subject = row["subject"]
        remark = row["remark"]
        effect = MailEffect(rawValue: row["effect"]) ?? .kept
        handled = Date(timeIntervalSince1970: row["handled_at"])
    }
}
