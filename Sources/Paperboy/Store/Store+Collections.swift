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
    public func save(_ papers: [Paper], _ notes: [SourceNote], for day: CalendarDate, at now: Date) throws(StoreError) {
        try write { db in
            for note in notes {
                try db.execute(
                    sql: """
                        INSERT OR REPLACE INTO collection (day, source, outcome, papers, detail, collected_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        day.description, note.source.rawValue, note.outcome.rawValue, note.papers, note.detail,
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
                sql: "SELECT source, outcome, papers, detail FROM collection WHERE day = ? ORDER BY source",
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
                    SELECT source, outcome, papers, detail, MAX(day) AS day FROM collection
                    GROUP BY source ORDER BY source
                    """
            ).compactMap { row in CalendarDate(row["day"]).map { ($0, SourceNote(row: row)) } }
        }
    }
}

extension SourceNote {
    fileprivate init(row: Row) {
        self.init(
            source: SourceName(rawValue: row["source"]),
            outcome: Outcome(rawValue: row["outcome"]) ?? .failed,
            papers: row["papers"],
            detail: row["detail"]
        )
    }
}
