public import Foundation
import GRDB

/// Letters that strangers ask for: a form writes one row whatever the address is, and a worker decides later. So the
/// answer to a form says nothing about who subscribes, neither by its words nor by the time that it takes.
extension Store {
    /// What became of a request.
    public enum Admission: Equatable, Sendable {
        case queued
        /// Too many came from there.
        case tooMany(retryAfter: Duration)
    }

    /// Puts a letter into the queue.
    public func enqueue(
        _ request: LetterRequest,
        within limits: SignUpLimits,
        at now: Date
    ) throws(StoreError) -> Admission {
        // Not synced: that would hold up a send, and the letter's claim syncs it within seconds.
        try write { db in
            if let client = request.client, let wait = try Self.wait(for: client, limits, now, db) {
                return .tooMany(retryAfter: wait)
            }
            if let wording = request.wording { try Self.keep(wording, now, db) }
            try Self.insert(request, now, db)
            return .queued
        }
    }

    // MARK: The worker

    /// Claims the next letter that is to be sent, durably, before a byte of it leaves; settles those before it that
    /// are not to be sent.
    /// - Parameters:
    ///   - settled: what came of the letter before, which is kept in the same transaction.
    ///   - checked: the domains that were asked about; a letter to somebody new at another one waits. Nil where
    ///     domains are not asked about.
    ///   - makeID: for the sign-up that a letter begins.
    func claimLetter(
        settling settled: SettledLetter? = nil,
        within limits: SignUpLimits,
        checked: CheckedDomains? = nil,
        keys: KeyRing,
        makeID: () -> UUID,
        makeToken: () -> LinkToken,
        at now: Date
    ) throws(StoreError) -> ClaimedLetter? {
        try writeDurably { db in
            if let settled { try Self.settle(settled, now, db) }
            while let row = try Self.dueLetter(checked?.domains, now, db) {
                guard let letter = PendingLetter(row: row) else {
                    try Self.settle(row["id"], "the row cannot be read", now, db)
                    continue
                }
                let facts = try Self.facts(letter, checked, keys, now, db)
                switch LetterVerdict(facts, limits) {
                case .nothing(let reason): try Self.settle(letter.id, "nothing: \(reason)", now, db)
                case .later(let date, let alert):
                    try Self.postpone(letter.id, date, db)
                    try Self.raise(alert.rawValue, "letter \(letter.id) waits", now, db)
                case .confirmation:
                    let consent = try Self.beginSignUp(letter, makeID(), now, db)
                    return try Self.claim(letter, .confirmation, .confirm, consent, makeToken(), now, db)
                case .reminder: return try Self.claim(letter, .reminder, nil, nil, nil, now, db)
                case .account: return try Self.claim(letter, .account, .account, nil, makeToken(), now, db)
                case .newAddress: return try Self.claim(letter, .newAddress, .newAddress, nil, makeToken(), now, db)
                case .addressChanged: return try Self.claim(letter, .addressChanged, nil, nil, nil, now, db)
                }
            }
            return nil
        }
    }

    /// Keeps what came of a letter.
    func settle(_ settled: SettledLetter, at now: Date) throws(StoreError) {
        // A claim whose outcome a power cut takes is uncertain, and is not sent again.
        try write { db in try Self.settle(settled, now, db) }
    }

    /// Settles what a dead worker left in its hands: it may have been sent, so it is not sent again. Whoever misses
    /// the letter asks once more.
    func recoverLetters(at now: Date) throws(StoreError) -> Int {
        try writeDurably { db in
            try db.execute(
                sql: """
                    UPDATE letter SET state = 'settled', outcome = 'uncertain: the worker died over it', settled_at = ?
                    WHERE state = 'sending'
                    """,
                arguments: [now.timeIntervalSince1970]
            )
            return db.changesCount
        }
    }
}

extension Store {
    // MARK: Queue

    static func wait(
        for client: NetworkAddress,
        _ limits: SignUpLimits,
        _ now: Date,
        _ db: Database
    ) throws -> Duration? {
        let checks = [
            ("client", client.household, limits.perClient), ("network", client.neighbourhood, limits.perNetwork),
        ]
        for (column, value, rate) in checks {
            let period = rate.period / .seconds(1)
            // The oldest of the newest so many requests has to be older than the period.
            let nth = try Double.fetchOne(
                db,
                sql: "SELECT requested_at FROM letter WHERE \(column) = ? ORDER BY requested_at DESC LIMIT 1 OFFSET ?",
                arguments: [value, rate.count - 1]
            )
            guard let nth, now.timeIntervalSince1970 - nth < period else { continue }
            return .seconds(max(1, Int((nth + period - now.timeIntervalSince1970).rounded(.up))))
        }
        return nil
    }

    static func keep(_ wording: ConsentWording, _ now: Date, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO consent_wording (hash, version, language, text, first_used_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (hash) DO NOTHING
                """,
            arguments: [
                wording.hash, wording.version, wording.language.rawValue, wording.text, now.timeIntervalSince1970,
            ]
        )
    }

    static func insert(_ request: LetterRequest, _ now: Date, _ db: Database) throws {
        let time = now.timeIntervalSince1970
        try db.execute(
            sql: """
                INSERT INTO letter
                    (kind, address, address_key, folded, domain, language, topics, entry, wording, subscriber,
                     client, network, requested_at, state, due_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?)
                """,
            arguments: [
                request.kind.rawValue, request.address.rawValue, request.address.key, request.address.folded,
                String(request.address.key.split(separator: "@").last ?? ""), request.language.rawValue,
                try StoredDocument.text(of: request.topics), request.way.rawValue, request.wording?.hash,
                request.subscriber?.text, request.client?.household, request.client?.neighbourhood, time, time,
            ]
        )
    }

    // MARK: Changes

    private static func settle(_ settled: SettledLetter, _ now: Date, _ db: Database) throws {
        let id = settled.letter.id
        switch settled.outcome {
        case .sent: try settle(id, "sent", now, db)
        case .uncertain(let words): try settle(id, "uncertain: \(words)", now, db)
        case .refused(let words): try settle(id, "refused: \(words)", now, db)
        case .later(let date, let words): try putBack(id, until: date, words, attempt: 1, db)
        case .unreachable(let date, let words):
            try putBack(id, until: date, words, attempt: 0, db)
            try db.execute(
                sql: "UPDATE letter SET due_at = :date WHERE state = 'queued' AND due_at < :date",
                arguments: ["date": date.timeIntervalSince1970]
            )
        }
    }

    static func settle(_ id: Int64, _ outcome: String, _ now: Date, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE letter SET state = 'settled', outcome = ?, settled_at = ? WHERE id = ?",
            arguments: [outcome, now.timeIntervalSince1970, id]
        )
    }

    /// - Parameter attempt: 1 where the letter itself was tried, else 0.
    private static func putBack(
        _ id: Int64,
        until date: Date,
        _ words: String,
        attempt: Int,
        _ db: Database
    ) throws {
        try db.execute(
            sql: """
                UPDATE letter SET state = 'queued', due_at = ?, attempts = attempts + ?, sent = NULL, settled_at = NULL,
                    outcome = ? WHERE id = ?
                """,
            arguments: [date.timeIntervalSince1970, attempt, "deferred: \(words)", id]
        )
    }

    static func postpone(_ id: Int64, _ date: Date, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE letter SET due_at = ?, outcome = 'waits: the limits are reached' WHERE id = ?",
            arguments: [date.timeIntervalSince1970, id]
        )
    }

    /// Notes who asked, once an address, and opens their record of consent.
    static func beginSignUp(
        _ letter: PendingLetter,
        _ id: UUID,
        _ now: Date,
        _ db: Database
    ) throws -> Int64 {
        let row = letter.row
        let known = try Int64.fetchOne(
            db,
            sql: "SELECT consent FROM sign_up WHERE address_key = ?",
            arguments: [letter.address.key]
        )
        if let known { return known }
        try db.execute(
            sql: """
                INSERT INTO consent (address, address_key, list, entry, language, wording, network, requested_at)
                VALUES (?, ?, '', ?, ?, ?, ?, ?)
                """,
            arguments: [
                letter.address.rawValue, letter.address.key, row["entry"] as String, letter.language.rawValue,
                row["wording"] as String?, row["network"] as String?, row["requested_at"] as Double,
            ]
        )
        let consent = db.lastInsertedRowID
        try db.execute(
            sql: """
                INSERT INTO sign_up (id, address, address_key, language, topics, consent, requested_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.text, letter.address.rawValue, letter.address.key, letter.language.rawValue,
                row["topics"] as String, consent, now.timeIntervalSince1970,
            ]
        )
        return consent
    }

    static func claim(
        _ letter: PendingLetter,
        _ kind: ClaimedLetter.Kind,
        _ purpose: LetterLink.Purpose?,
        _ consent: Int64?,
        _ token: LinkToken?,
        _ now: Date,
        _ db: Database
    ) throws -> ClaimedLetter {
        let named: String? = letter.row["subscriber"]
        let subscriber =
            try named.flatMap(UUID.init(uuidString:)).flatMap { try Self.subscriber($0, db) }
            ?? Self.subscriber(key: letter.address.key, db)
        if let purpose, let token {
            try insert(token, purpose, letter.address, kind == .confirmation ? nil : subscriber?.id, now, db)
        }
        try db.execute(
            sql: "UPDATE letter SET state = 'sending', sent = ?, settled_at = ?, consent = ? WHERE id = ?",
            arguments: [kind.rawValue, now.timeIntervalSince1970, consent, letter.id]
        )
        return ClaimedLetter(
            id: letter.id,
            kind: kind,
            address: letter.address,
            language: letter.language,
            attempts: letter.row["attempts"],
            token: token,
            subscriber: subscriber
        )
    }

    /// A newer link takes the place of older ones that were not used.
    private static func insert(
        _ token: LinkToken,
        _ purpose: LetterLink.Purpose,
        _ address: EmailAddress,
        _ subscriber: UUID?,
        _ now: Date,
        _ db: Database
    ) throws {
        try db.execute(
            sql: "DELETE FROM letter_link WHERE address_key = ? AND purpose = ? AND used_at IS NULL",
            arguments: [address.key, purpose.rawValue]
        )
        let validity: Double = purpose == .account ? 1800 : 7 * 86_400
        try db.execute(
            sql: """
                INSERT INTO letter_link (hash, purpose, address, address_key, subscriber, valid_until)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                token.hash, purpose.rawValue, address.rawValue, address.key, subscriber?.text,
                now.timeIntervalSince1970 + validity,
            ]
        )
    }

}
