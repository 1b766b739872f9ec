public import Foundation
import GRDB

extension Store {
    /// Freezes the audience in one transaction, the first time it is called for an issue: everybody who subscribes
    /// now is in it, as a recipient or with the reason why not. Nobody subscribing later joins by himself.
    /// - Parameters:
    ///   - catchUp: adds those who subscribed since to an audience that is frozen.
    ///   - exclusion: why a subscriber does not get this issue; nil for one who does.
    /// - Returns: how many deliveries were added.
    @discardableResult
    public func freezeAudience(
        of slug: IssueSlug,
        at now: Date,
        catchUp: Bool = false,
        exclusion: (Subscriber) -> String?
    ) throws(StoreError) -> Int {
        try writeDurably { db in
            guard try catchUp || !Self.isAudienceFrozen(slug, db) else { return 0 }
            let insertion = try db.makeStatement(
                sql: """
                    INSERT OR IGNORE INTO delivery (issue, subscriber, state, reason, changed_at) VALUES (?, ?, ?, ?, ?)
                    """
            )
            try Suppressing.suppressRejected(now, db)
            let before = db.totalChangesCount
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT subscriber.*, suppression.detail AS suppression
                    FROM subscriber LEFT JOIN suppression
                        ON suppression.subscriber = subscriber.id AND suppression.lifted_at IS NULL
                    ORDER BY subscriber.id
                    """
            )
            while let row = try rows.next() {
                let reason = Self.reasonToStayAway(row, exclusion)
                try insertion.execute(arguments: [
                    slug.rawValue, row["id"] as String, reason == nil ? "pending" : "skipped", reason,
                    now.timeIntervalSince1970,
                ])
            }
            let added = db.totalChangesCount - before
            try db.execute(
                sql: "UPDATE issue SET audience_at = COALESCE(audience_at, ?) WHERE slug = ?",
                arguments: [now.timeIntervalSince1970, slug.rawValue]
            )
            return added
        }
    }

    /// Whether the audience of an issue is frozen; it may be empty.
    public func isAudienceFrozen(_ slug: IssueSlug) throws(StoreError) -> Bool {
        try read { try Self.isAudienceFrozen(slug, $0) }
    }

    private static func isAudienceFrozen(_ slug: IssueSlug, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: "SELECT audience_at IS NOT NULL FROM issue WHERE slug = ?",
            arguments: [slug.rawValue]
        ) ?? false
    }

    private static func reasonToStayAway(_ row: Row, _ exclusion: (Subscriber) -> String?) -> String? {
        guard let subscriber = Subscriber(row: row) else { return unreadable }
        return subscriber.reasonToStayAway(row["suppression"]) ?? exclusion(subscriber)
    }

    /// Why a reader is skipped whose row this version cannot read.
    static let unreadable = "the subscriber's row cannot be read"
}

extension Subscriber {
    /// Why nothing is sent to this reader at all.
    /// - Parameter suppression: why mail to the reader was stopped, in words.
    fileprivate func reasonToStayAway(_ suppression: String?) -> String? {
        switch state {
        case .active: nil
        case .unsubscribed: Departure.unsubscribed.rawValue
        case .suppressed: suppression.map { "suppressed: \($0)" } ?? Departure.suppressed.rawValue
        }
    }
}
