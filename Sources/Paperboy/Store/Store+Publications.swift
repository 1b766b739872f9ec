public import Foundation
import GRDB

extension Store {
    public func save(_ publication: Publication, of slug: IssueSlug, at now: Date) throws(StoreError) {
        try write { db in
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO publication (issue, channel, state, detail, changed_at)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [
                    slug.rawValue, publication.channel.rawValue, publication.state.rawValue, publication.detail,
                    now.timeIntervalSince1970,
                ]
            )
        }
    }

    /// The channels that an issue was published on or is being published on, in the order of ``Channel``.
    public func publications(of slug: IssueSlug) throws(StoreError) -> [Publication] {
        let found = try read { db in
            try Row.fetchAll(
                db,
                sql: "SELECT channel, state, detail FROM publication WHERE issue = ?",
                arguments: [slug.rawValue]
            ).compactMap(Publication.init(row:))
        }
        return Channel.allCases.compactMap { channel in found.first { $0.channel == channel } }
    }

    /// Frozen issues whose mail is not finished: some delivery is pending, sending or deferred.
    public func issuesWithOpenDeliveries() throws(StoreError) -> [IssueSlug] {
        try read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT issue FROM delivery WHERE state IN ('pending', 'sending', 'deferred') ORDER BY issue
                    """
            ).compactMap(IssueSlug.init(rawValue:))
        }
    }
}

extension Publication {
    fileprivate init?(row: Row) {
        guard let channel = Channel(rawValue: row["channel"]), let state = State(rawValue: row["state"]) else {
            return nil
        }
        self.init(channel: channel, state: state, detail: row["detail"])
    }
}
