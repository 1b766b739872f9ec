public import Foundation
import GRDB

extension Store {
    /// What came of pressing the button behind a link.
    public enum Confirmation: Equatable, Sendable {
        /// The reader is subscribed now, or has the new address.
        case done(Subscriber)
        /// It was done before; nothing changed.
        case already(Subscriber)
        /// There is no such link any more.
        case void
    }

    /// What a link out of a letter opens; nil for one that is forged, replaced or long gone. Changes nothing.
    public func letterLink(_ token: LinkToken, at now: Date) throws(StoreError) -> LetterLink? {
        try read { db in try Self.link(token, now, db) }
    }

    /// Subscribes whom the link was sent to, or gives a reader the new address. The same link again changes nothing.
    public func confirm(
        _ token: LinkToken,
        list: String,
        at now: Date,
        makeID: () -> UUID
    ) throws(StoreError) -> Confirmation {
        try writeDurably { db in
            guard let link = try Self.link(token, now, db) else { return .void }
            switch link.purpose {
            case .confirm: return try Self.subscribe(link, token, list, now, makeID, db)
            case .newAddress: return try Self.move(link, token, now, db)
            case .account: return .void
            }
        }
    }

    /// Whoever the letter went to did not ask for it: nothing is kept but a keyed hash, and nothing is sent for a year.
    /// - Returns: false when there is no such link.
    public func refuse(_ token: LinkToken, keys: KeyRing, at now: Date) throws(StoreError) -> Bool {
        try writeDurably { db in
            guard let link = try Self.link(token, now, db), link.purpose != .account else { return false }
            try db.execute(sql: "DELETE FROM sign_up WHERE address_key = ?", arguments: [link.address.key])
            if link.purpose == .confirm, let known = try Self.subscriber(key: link.address.key, db) {
                try Self.leave(known.id, now, db)
            }
            try db.execute(
                sql: "UPDATE letter_link SET valid_until = ? WHERE hash = ?",
                arguments: [now.timeIntervalSince1970, token.hash]
            )
            let year = now.timeIntervalSince1970 + 365 * 86_400
            try Self.refuse(link.address, .notThem, until: year, keys, db)
            return true
        }
    }

    // MARK: Steps

    private static func link(_ token: LinkToken, _ now: Date, _ db: Database) throws -> LetterLink? {
        let row = try Row.fetchOne(db, sql: "SELECT * FROM letter_link WHERE hash = ?", arguments: [token.hash])
        guard let row, let purpose = LetterLink.Purpose(rawValue: row["purpose"]),
            let address = EmailAddress(row["address"] as String)
        else { return nil }
        let (until, used): (Double, Double?) = (row["valid_until"], row["used_at"])
        return LetterLink(
            purpose: purpose,
            address: address,
            subscriber: (row["subscriber"] as String?).flatMap(UUID.init(uuidString:)),
            usedAt: used.map(Date.init(timeIntervalSince1970:)),
            isOpen: until > now.timeIntervalSince1970
        )
    }

    private static func use(_ token: LinkToken, _ subscriber: UUID, _ now: Date, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE letter_link SET used_at = ?, subscriber = ? WHERE hash = ?",
            arguments: [now.timeIntervalSince1970, subscriber.text, token.hash]
        )
    }

    private static func subscribe(
        _ link: LetterLink,
        _ token: LinkToken,
        _ list: String,
        _ now: Date,
        _ makeID: () -> UUID,
        _ db: Database
    ) throws -> Confirmation {
        let known = try subscriber(key: link.address.key, db)
        if link.usedAt != nil { return known.map { .already($0) } ?? .void }
        if let known, known.state == .active { return .already(known) }
        let signUp = try Row.fetchOne(
            db,
            sql: "SELECT * FROM sign_up WHERE address_key = ?",
            arguments: [link.address.key]
        )
        guard link.isOpen, let signUp, known?.state != .suppressed else { return .void }
        let id = known?.id ?? makeID()
        let time = now.timeIntervalSince1970
        try db.execute(
            sql: """
                INSERT INTO subscriber (id, address, address_key, language, topics, state, added_at, changed_at)
                VALUES (:id, :address, :key, :language, :topics, 'active', :now, :now)
                ON CONFLICT (address_key) DO UPDATE SET state = 'active', language = excluded.language,
                    topics = excluded.topics, paused_until = NULL, changed_at = excluded.changed_at
                """,
            arguments: [
                "id": id.text, "address": link.address.rawValue, "key": link.address.key,
                "language": signUp["language"] as String, "topics": signUp["topics"] as String, "now": time,
            ]
        )
        try db.execute(
            sql: "UPDATE consent SET confirmed_at = ?, list = ? WHERE id = ?",
            arguments: [time, list, signUp["consent"] as Int64]
        )
        try db.execute(sql: "DELETE FROM sign_up WHERE address_key = ?", arguments: [link.address.key])
        try Suppressing.lift(id, now, db)
        try liftRefusal(of: link.address, db)
        try use(token, id, now, db)
        return try subscriber(id, db).map { .done($0) } ?? .void
    }

    /// Gives a reader the address that the link went to, and tells the old one.
    private static func move(
        _ link: LetterLink,
        _ token: LinkToken,
        _ now: Date,
        _ db: Database
    ) throws -> Confirmation {
        guard let id = link.subscriber, let reader = try subscriber(id, db) else { return .void }
        // A link to a mailbox that the reader has left since opens nothing any more.
        if link.usedAt != nil { return reader.address.key == link.address.key ? .already(reader) : .void }
        guard link.isOpen, try subscriber(key: link.address.key, db) == nil else { return .void }
        let time = now.timeIntervalSince1970
        // Whoever could read the old mailbox shall not manage the subscription any more.
        try db.execute(
            sql: """
                UPDATE subscriber SET address = ?, address_key = ?, generation = generation + 1, changed_at = ?
                WHERE id = ?
                """,
            arguments: [link.address.rawValue, link.address.key, time, id.text]
        )
        try db.execute(
            sql: "UPDATE consent SET address = ?, address_key = ? WHERE address_key = ? AND ended_at IS NULL",
            arguments: [link.address.rawValue, link.address.key, reader.address.key]
        )
        try liftRefusal(of: link.address, db)
        try use(token, id, now, db)
        let notice = LetterRequest(
            kind: .addressChanged,
            address: reader.address,
            language: reader.language,
            subscriber: id
        )
        try insert(notice, now, db)
        return try subscriber(id, db).map { .done($0) } ?? .void
    }
}
