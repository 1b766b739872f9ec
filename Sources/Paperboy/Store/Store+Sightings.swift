import GRDB

/// A paper as it was seen for a day.
public struct Sighting: Equatable, Sendable {
    public var day: CalendarDate
    public var paper: Paper
}

extension Store {
    /// All that was seen of a paper under any of its identifiers, by day.
    public func sightings(of ids: Set<PaperID>) throws(StoreError) -> [Sighting] {
        try read { db in
            let names = try StoredDocument.text(of: ids.map(\.description).sorted())
            return try Row.fetchAll(
                db,
                sql: """
                    SELECT day, document FROM candidate
                    WHERE paper IN (SELECT value FROM json_each(:names)) OR EXISTS
                        (SELECT 1 FROM json_each(document, '$.aliases')
                            WHERE value IN (SELECT value FROM json_each(:names)))
                    ORDER BY day, paper
                    """,
                arguments: ["names": names]
            ).compactMap(Sighting.init(row:))
        }
    }

    /// Papers whose title has the words, newest day first, each once.
    public func papers(titled words: String, limit: Int) throws(StoreError) -> [(id: PaperID, title: String)] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT paper, json_extract(document, '$.title') AS title, MAX(day) AS newest FROM candidate
                    WHERE instr(lower(json_extract(document, '$.title')), lower(?)) > 0
                    GROUP BY paper ORDER BY newest DESC, paper LIMIT ?
                    """,
                arguments: [words, limit]
            ).compactMap { row in PaperID(row["paper"] as String).map { ($0, row["title"]) } }
        }
    }

    /// The identifiers of all papers that were ever seen.
    public func paperIDs() throws(StoreError) -> [PaperID] {
        try read { db in
            try String.fetchAll(db, sql: "SELECT DISTINCT paper FROM candidate ORDER BY paper")
                .compactMap { PaperID($0) }
        }
    }

    /// The days in a range for which something was collected, in order.
    public func collectedDays(in range: ClosedRange<CalendarDate>?) throws(StoreError) -> [CalendarDate] {
        try read { db in
            try String.fetchAll(db, sql: "SELECT DISTINCT day FROM candidate ORDER BY day")
                .compactMap { CalendarDate($0) }
                .filter { range?.contains($0) ?? true }
        }
    }
}

extension Sighting {
    fileprivate init?(row: Row) throws {
        guard let day = CalendarDate(row["day"] as String) else { return nil }
        self.init(day: day, paper: try StoredDocument.value(row["document"]))
    }
}
