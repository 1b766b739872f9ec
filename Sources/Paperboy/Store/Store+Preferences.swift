public import Foundation
import GRDB

/// What readers do on their own pages.
extension Store {
    /// Keeps what a reader wants; a pause is set or lifted apart from it.
    public func save(
        language: Language,
        topics: [String],
        frequency: Subscriber.Frequency,
        papers: Int?,
        format: Subscriber.Format,
        of subscriber: UUID,
        at now: Date
    ) throws(StoreError) {
        try writeDurably { db in
            try db.execute(
                sql: """
                    UPDATE subscriber SET language = ?, topics = ?, frequency = ?, papers = ?, format = ?, changed_at = ?
                    WHERE id = ?
                    """,
                arguments: [
                    language.rawValue, try StoredDocument.text(of: topics), frequency.rawValue, papers,
                    format.rawValue, now.timeIntervalSince1970, subscriber.text,
                ]
            )
        }
    }

    /// - Parameter until: nil lifts a pause.
    public func pause(_ subscriber: UUID, until: Date?, at now: Date) throws(StoreError) {
        try writeDurably { db in
            try db.execute(
                sql: "UPDATE subscriber SET paused_until = ?, changed_at = ? WHERE id = ?",
                arguments: [until?.timeIntervalSince1970, now.timeIntervalSince1970, subscriber.text]
            )
        }
    }

    /// Ends a subscription at once. A reader who has left already stays so, and a suppressed one stays suppressed.
    public func leave(_ subscriber: UUID, at now: Date) throws(StoreError) {
        try writeDurably { db in try Self.leave(subscriber, now, db) }
    }

    static func leave(_ subscriber: UUID, _ now: Date, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE subscriber SET state = 'unsubscribed', changed_at = ? WHERE id = ? AND state = 'active'",
            arguments: [now.timeIntervalSince1970, subscriber.text]
        )
        try endConsents(of: subscriber, now, db)
    }

    /// From now on the records of consent are kept for as long as law asks, and no longer.
    static func endConsents(of subscriber: UUID, _ now: Date, _ db: Database) throws {
        try db.execute(
            sql: """
                UPDATE consent SET ended_at = ? WHERE ended_at IS NULL AND confirmed_at IS NOT NULL
                    AND address_key = (SELECT address_key FROM subscriber WHERE id = ?)
                """,
            arguments: [now.timeIntervalSince1970, subscriber.text]
        )
    }

    /// The reader took leaving back. Nobody who was suppressed comes back this way.
    public func comeBack(_ subscriber: UUID, at now: Date) throws(StoreError) {
        try writeDurably { db in
            try db.execute(
                sql: "UPDATE subscriber SET state = 'active', changed_at = ? WHERE id = ? AND state = 'unsubscribed'",
                arguments: [now.timeIntervalSince1970, subscriber.text]
            )
            guard db.changesCount > 0 else { return }
            try Suppressing.lift(subscriber, now, db)
            try db.execute(
                sql: """
                    UPDATE consent SET ended_at = NULL WHERE id = (SELECT MAX(id) FROM consent
                        WHERE confirmed_at IS NOT NULL
                            AND address_key = (SELECT address_key FROM subscriber WHERE id = ?))
                    """,
                arguments: [subscriber.text]
            )
        }
    }

    // MARK: Consent

    /// The records of consent to an address, the oldest first, each with the wording that was shown.
    public func consents(of address: EmailAddress) throws(StoreError) -> [ConsentRecord] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT consent.*, consent_wording.version, consent_wording.text, consent_wording.hash
                    FROM consent LEFT JOIN consent_wording ON consent_wording.hash = consent.wording
                    WHERE address_key = ? ORDER BY consent.id
                    """,
                arguments: [address.key]
            ).map(ConsentRecord.init(row:))
        }
    }
}

/// How somebody said that they want the newsletter.
public struct ConsentRecord: Equatable, Sendable, Codable {
    public var address: String
    public var list: String
    /// `web`, `mail` or `import`.
    public var way: String
    public var language: String
    public var wordingVersion: String?
    public var wordingHash: String?
    public var wording: String?
    public var network: String?
    public var requestedAt: Date
    public var confirmedAt: Date?
    public var endedAt: Date?

    fileprivate init(row: Row) {
        let (confirmed, ended): (Double?, Double?) = (row["confirmed_at"], row["ended_at"])
        address = row["address"]
        list = row["list"]
        way = row["entry"]
        language = row["language"]
        wordingVersion = row["version"]
        wordingHash = row["hash"]
        wording = row["text"]
        network = row["network"]
        requestedAt = Date(timeIntervalSince1970: row["requested_at"])
        confirmedAt = confirmed.map(Date.init(timeIntervalSince1970:))
        endedAt = ended.map(Date.init(timeIntervalSince1970:))
    }
}
