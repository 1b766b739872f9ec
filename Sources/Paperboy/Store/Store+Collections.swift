public import Foundation
import GRDB

/// What the sources gave for a day.
public struct StoredCollection: Equatable, Sendable {
    /// Merged, each paper once, by id.
    public var papers: [Paper]
    public var notes: [SourceNote]
}

extension Store {
    /// Keeps what was collected for a day. Papers that an earlier collection of the day had and this one has
    /// not stay: a source that fails now takes nothing away.
    /// - Parameter absorbed: papers of an earlier collection of the day that turned out to be among these.
    public func save(
        _ papers: [Paper],
        _ notes: [SourceNote],
        for day: CalendarDate,
        at now: Date,
        absorbed: Set<PaperID> = []
    ) throws(StoreError) {
        try write { db in
            for paper in absorbed {
                try db.execute(
                    sql: "DELETE FROM candidate WHERE day = ? AND paper = ?",
                    arguments: [day.description, paper.description]
                )
            }
            for note in notes {
                try db.execute(
                    sql: """
                        INSERT OR REPLACE INTO collection
                            (day, source, outcome, papers, detail, unexpected, collected_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        day.description, note.source.rawValue, note.outcome.rawValue, note.papers, note.detail,
                        note.isUnexpected,
                        now.timeIntervalSince1970,
                    ]
                )
            }
            for paper in papers {
                try db.execute(
                    sql: "INSERT OR REPLACE INTO candidate (day, paper, document) VALUES (?, ?, ?)",
                    arguments: [day.description, paper.id.description, try StoredDocument.text(of: paper)]
                )
            }
        }
    }

    /// The collection of a day; nil when none was made.
    public func collection(of day: CalendarDate) throws(StoreError) -> StoredCollection? {
        try read { db in
            let notes = try Row.fetchAll(
                db,
                sql: "SELECT source, outcome, papers, detail, unexpected FROM collection WHERE day = ? ORDER BY source",
                arguments: [day.description]
            ).map(SourceNote.init(row:))
            guard !notes.isEmpty else { return nil }
            let documents = try String.fetchAll(
                db,
                sql: "SELECT document FROM candidate WHERE day = ? ORDER BY paper",
                arguments: [day.description]
            )
            return StoredCollection(papers: try documents.map(StoredDocument.value), notes: notes)
        }
    }

    /// A paper as it was collected last, by its identity; nil when it never was.
    public func paper(_ id: PaperID) throws(StoreError) -> Paper? {
        try read { db in
            try String.fetchOne(
                db,
                sql: "SELECT document FROM candidate WHERE paper = ? ORDER BY day DESC LIMIT 1",
                arguments: [id.description]
            ).map(StoredDocument.value)
        }
    }

    /// How each source did the last time it was asked.
    public func latestNotes() throws(StoreError) -> [(day: CalendarDate, note: SourceNote)] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT source, outcome, papers, detail, unexpected, MAX(day) AS day FROM collection
                    GROUP BY source ORDER BY source
                    """
            ).compactMap { row in CalendarDate(row["day"]).map { ($0, SourceNote(row: row)) } }
        }
    }

    /// What each source gave on the latest days up to `day`, at most `days` of them, newest first.
    public func history(
        until day: CalendarDate,
        days: Int = 60
    ) throws(StoreError) -> [SourceName: [(day: CalendarDate, note: SourceNote)]] {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT day, source, outcome, papers, detail, unexpected FROM collection
                    WHERE day <= ? AND day > ? ORDER BY day DESC
                    """,
                arguments: [day.description, day.advanced(by: -days).description]
            )
            let notes = rows.compactMap { row in CalendarDate(row["day"]).map { (day: $0, note: SourceNote(row: row)) }
            }
            return Dictionary(grouping: notes, by: \.note.source)
        }
    }
}

extension SourceNote {
    fileprivate init(row: Row) {
        self.init(
            source: SourceName(rawValue: row["source"]),
            outcome: Outcome(rawValue: row["outcome"]) ?? .failed,
            papers: row["papers"],
            detail: row["detail"],
            isUnexpected: row["unexpected"]
        )
    }
}
