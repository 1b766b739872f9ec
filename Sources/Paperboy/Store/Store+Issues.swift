public import Foundation
import GRDB

/// What the store knows of an issue.
public struct StoredIssue: Equatable, Sendable {
    public var slug: IssueSlug
    public var day: CalendarDate
    /// The issue file as it was frozen; nil while the issue is a draft.
    public var content: String?
    public var frozenAt: Date?
}

extension Store {
    /// Notes that an issue was composed of papers with these names, so that no later issue has them again.
    public func saveDraft(_ issue: Issue, names: Set<String>, at now: Date) throws(StoreError) {
        try write { db in
            try db.execute(
                sql: """
                    INSERT INTO issue (slug, day, composed_at) VALUES (?, ?, ?)
                    ON CONFLICT (slug) DO UPDATE SET composed_at = excluded.composed_at WHERE content IS NULL
                    """,
                arguments: [issue.slug.rawValue, issue.date.day.description, now.timeIntervalSince1970]
            )
            guard db.changesCount > 0 else {
                throw DatabaseError(message: "\(issue.slug) was published meanwhile; it stays as it is")
            }
            try Self.replaceNames(names, of: issue.slug, db)
        }
    }

    /// Freezes an issue with the content of its file. A frozen issue stays as it is.
    /// - Parameter channels: where it is to go out; noted in the same transaction.
    /// - Returns: the content that is frozen now: the given one, or the one of the first time.
    public func freeze(
        _ issue: Issue,
        content: String,
        names: Set<String>,
        for channels: Set<Channel> = [],
        at now: Date
    ) throws(StoreError) -> String {
        try writeDurably { db in
            let frozen = try String.fetchOne(
                db,
                sql: "SELECT content FROM issue WHERE slug = ? AND content IS NOT NULL",
                arguments: [issue.slug.rawValue]
            )
            if let frozen {
                try Self.begin(channels, of: issue.slug, now, db)
                return frozen
            }
            let time = now.timeIntervalSince1970
            try db.execute(
                sql: """
                    INSERT INTO issue (slug, day, composed_at, content, frozen_at) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (slug) DO UPDATE SET content = excluded.content, frozen_at = excluded.frozen_at
                    """,
                arguments: [issue.slug.rawValue, issue.date.day.description, time, content, time]
            )
            try Self.replaceNames(names, of: issue.slug, db)
            try Self.begin(channels, of: issue.slug, now, db)
            return content
        }
    }

    public func issue(_ slug: IssueSlug) throws(StoreError) -> StoredIssue? {
        try read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM issue WHERE slug = ?", arguments: [slug.rawValue])
                .flatMap(StoredIssue.init(row:))
        }
    }

    /// All issues, newest first.
    public func issues() throws(StoreError) -> [StoredIssue] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM issue ORDER BY day DESC, slug DESC")
                .compactMap(StoredIssue.init(row:))
        }
    }

    /// The contents of frozen issues, newest first.
    public func frozenContents(limit: Int) throws(StoreError) -> [(slug: String, content: String)] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT slug, content FROM issue WHERE content IS NOT NULL ORDER BY day DESC, slug DESC LIMIT ?
                    """,
                arguments: [limit]
            ).map { ($0["slug"], $0["content"]) }
        }
    }

    /// What changes whenever an issue is frozen.
    public func frozenMark() throws(StoreError) -> String {
        try read { db in
            try String.fetchOne(
                db,
                sql: "SELECT COUNT(*) || '/' || COALESCE(MAX(frozen_at), 0) FROM issue WHERE content IS NOT NULL"
            ) ?? ""
        }
    }

    /// The names of all papers of issues other than `slug`, each with the oldest issue that has it.
    public func issues(byNameExcept slug: IssueSlug) throws(StoreError) -> [String: String] {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT name, issue FROM issue_paper JOIN issue ON issue.slug = issue_paper.issue
                    WHERE issue <> ? ORDER BY day DESC, slug DESC
                    """,
                arguments: [slug.rawValue]
            )
            return rows.reduce(into: [:]) { $0[$1["name"]] = $1["issue"] }
        }
    }

    /// The issues that have a paper under any of its names, oldest first.
    public func issues(with names: Set<String>) throws(StoreError) -> [StoredIssue] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM issue WHERE slug IN
                        (SELECT issue FROM issue_paper WHERE name IN (SELECT value FROM json_each(?)))
                    ORDER BY day, slug
                    """,
                arguments: [try StoredDocument.text(of: names.sorted())]
            ).compactMap(StoredIssue.init(row:))
        }
    }

    /// Notes the channels that the issue is to go out on, so that none is forgotten if this process dies.
    private static func begin(_ channels: Set<Channel>, of slug: IssueSlug, _ now: Date, _ db: Database) throws {
        for channel in channels {
            try db.execute(
                sql: """
                    INSERT INTO publication (issue, channel, state, detail, changed_at)
                    VALUES (?, ?, 'unfinished', 'begun', ?) ON CONFLICT (issue, channel) DO NOTHING
                    """,
                arguments: [slug.rawValue, channel.rawValue, now.timeIntervalSince1970]
            )
        }
    }

    private static func replaceNames(_ names: Set<String>, of slug: IssueSlug, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM issue_paper WHERE issue = ?", arguments: [slug.rawValue])
        for name in names.sorted() {
            try db.execute(
                sql: "INSERT INTO issue_paper (issue, name) VALUES (?, ?)",
                arguments: [slug.rawValue, name]
            )
        }
    }
}

extension StoredIssue {
    init?(row: Row) {
        guard let slug = IssueSlug(rawValue: row["slug"]), let day = CalendarDate(row["day"]) else { return nil }
        let frozenAt: Double? = row["frozen_at"]
        self.init(
            slug: slug,
            day: day,
            content: row["content"],
            frozenAt: frozenAt.map(Date.init(timeIntervalSince1970:))
        )
    }
}
