import Foundation
import GRDB

/// What the database knows about an address when a letter to it is due.
extension Store {
    /// The domains of people who are to get a letter for the first time.
    func dueDomains(limit: Int, at now: Date) throws(StoreError) -> [String] {
        try read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT domain FROM letter
                    WHERE state = 'queued' AND due_at <= ? AND kind IN ('sign-up', 'new-address')
                    GROUP BY domain ORDER BY MIN(due_at) LIMIT ?
                    """,
                arguments: [now.timeIntervalSince1970, limit]
            )
        }
    }

    /// - Parameter domains: the only ones that people may have who never got a letter; nil for all.
    static func dueLetter(_ domains: [String]?, _ now: Date, _ db: Database) throws -> Row? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT * FROM letter WHERE state = 'queued' AND due_at <= :now
                    AND (:domains IS NULL OR kind NOT IN ('sign-up', 'new-address')
                        OR domain IN (SELECT value FROM json_each(:domains)))
                ORDER BY due_at, id LIMIT 1
                """,
            arguments: [
                "now": now.timeIntervalSince1970, "domains": try domains.map(StoredDocument.text(of:)),
            ]
        )
    }

    static func facts(
        _ letter: PendingLetter,
        _ checked: CheckedDomains?,
        _ keys: KeyRing,
        _ now: Date,
        _ db: Database
    ) throws -> LetterFacts {
        let (time, hour) = (now.timeIntervalSince1970, now.timeIntervalSince1970 - 3600)
        let folded: String = letter.row["folded"]
        let domain: String = letter.row["domain"]
        var facts = LetterFacts(
            kind: letter.kind,
            standing: try standing(letter.address, keys, now, db),
            requestedAt: Date(timeIntervalSince1970: letter.row["requested_at"]),
            now: now
        )
        let sorts = try StoredDocument.text(of: letter.sort)
        facts.domainFault = checked?.faults[domain]
        facts.lastLetter = try newest(
            db,
            "folded = ? AND sent IN (SELECT value FROM json_each(?))",
            [folded, sorts]
        )
        facts.lastReminder = try newest(db, "folded = ? AND sent = 'reminder'", [folded])
        facts.lettersToday = try count(
            db,
            "folded = ? AND settled_at > ? AND sent IN (SELECT value FROM json_each(?))",
            [folded, time - 86_400, sorts]
        )
        // The index needs to be told each sort.
        let wasSent = "sent IN (SELECT value FROM json_each(?)) AND settled_at > ?"
        let all = try StoredDocument.text(of: ClaimedLetter.Kind.allCases.map(\.rawValue))
        facts.letters = try count(db, wasSent, [all, hour])
        if !SignUpLimits.largeDomains.contains(domain) {
            facts.lettersToDomain = try count(db, wasSent + " AND domain = ?", [all, hour, domain])
        }
        (facts.asked, facts.answered) = try answers(before: time - 86_400, db)
        return facts
    }

    private static func count(_ db: Database, _ condition: String, _ arguments: StatementArguments) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM letter WHERE \(condition)", arguments: arguments) ?? 0
    }

    private static func newest(_ db: Database, _ condition: String, _ arguments: StatementArguments) throws -> Date? {
        try Double.fetchOne(db, sql: "SELECT MAX(settled_at) FROM letter WHERE \(condition)", arguments: arguments)
            .map(Date.init(timeIntervalSince1970:))
    }

    private static func answers(before time: Double, _ db: Database) throws -> (asked: Int, answered: Int) {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT COUNT(*) AS asked, COUNT(confirmed_at) AS answered FROM
                    (SELECT consent FROM letter WHERE sent = 'confirmation' AND settled_at <= ?
                        ORDER BY settled_at DESC LIMIT 50) AS newest
                    LEFT JOIN consent ON consent.id = newest.consent
                """,
            arguments: [time]
        )
        return (row?["asked"] ?? 0, row?["answered"] ?? 0)
    }

    static func standing(
        _ address: EmailAddress,
        _ keys: KeyRing,
        _ now: Date,
        _ db: Database
    ) throws -> LetterFacts.Standing {
        let state = try subscriber(key: address.key, db)?.state
        if state == .active { return .active }
        if state == .suppressed { return .suppressed }
        if try refusesLetters(address, keys, now, db) { return .refused }
        return state == .unsubscribed ? .unsubscribed : .new
    }
}
