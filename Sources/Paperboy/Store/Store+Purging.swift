import Foundation
import GRDB

extension Store {
    private static let day = 86_400.0
    /// Limits on letters look back a day, and count answers to the letters of the days before.
    private static let letters = 30 * day

    /// Forgets what nobody needs any more: unanswered sign-ups, where requests came from, old letters and their links,
    /// records of consent some time after the end.
    func purge(_ retention: Retention, at now: Date) throws(StoreError) {
        try writeDurably { db in
            func before(_ pause: Duration) -> Double { now.timeIntervalSince1970 - pause / .seconds(1) }
            try Self.purgeSignUps(before(retention.signUps), db)
            try Self.purgeNetworks(before(retention.networks), db)
            try db.execute(sql: "DELETE FROM consent WHERE ended_at < ?", arguments: [before(retention.consents)])
            try Self.purgeLetters(now.timeIntervalSince1970, db)
            try Self.purgeOperators(now.timeIntervalSince1970, db)
        }
    }

    private static func purgeSignUps(_ time: Double, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM sign_up WHERE requested_at < ?", arguments: [time])
        try db.execute(
            sql: """
                DELETE FROM consent WHERE confirmed_at IS NULL AND requested_at < ?
                    AND NOT EXISTS (SELECT 1 FROM sign_up WHERE sign_up.consent = consent.id)
                """,
            arguments: [time]
        )
    }

    private static func purgeNetworks(_ time: Double, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE consent SET network = NULL WHERE network IS NOT NULL AND requested_at < ?",
            arguments: [time]
        )
        try db.execute(
            sql: "UPDATE letter SET client = NULL, network = NULL WHERE client IS NOT NULL AND requested_at < ?",
            arguments: [time]
        )
    }

    private static func purgeLetters(_ time: Double, _ db: Database) throws {
        try db.execute(
            sql: "DELETE FROM letter_link WHERE valid_until < ? OR (valid_until < ? AND used_at IS NULL)",
            arguments: [time - 7 * day, time]
        )
        try db.execute(
            sql: "DELETE FROM letter WHERE state = 'settled' AND requested_at < ?",
            arguments: [time - letters]
        )
        try db.execute(
            sql: "DELETE FROM do_not_ask WHERE until < ? AND reason <> ?",
            arguments: [time, Refusal.forgotten.rawValue]
        )
    }

    private static func purgeOperators(_ time: Double, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM operator_session WHERE valid_until < ?", arguments: [time])
        try db.execute(sql: "DELETE FROM failed_login WHERE at < ?", arguments: [time - day])
    }
}
