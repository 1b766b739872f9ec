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

    /// Frozen issues that have not reached all their readers, oldest first, with the channels that are open.
    public func unfinishedIssues() throws(StoreError) -> [(slug: IssueSlug, channels: Set<Channel>)] {
        let rows = try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT issue, channel FROM publication WHERE state <> 'done'
                    UNION
                    SELECT DISTINCT issue, 'mail' FROM delivery WHERE state IN ('pending', 'sending', 'deferred')
                    ORDER BY issue
                    """
            ).map { row in (issue: row["issue"] as String, channel: row["channel"] as String) }
        }
        let channels = Dictionary(grouping: rows, by: \.issue).mapValues {
            Set($0.compactMap { Channel(rawValue: $0.channel) })
        }
        return channels.sorted { $0.key < $1.key }.compactMap { issue, channels in
            IssueSlug(rawValue: issue).map { ($0, channels) }
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
