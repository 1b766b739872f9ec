import GRDB

/// Titles and abstracts in memory, searched by words and ranked by BM25 (SQLite FTS5).
///
/// <https://www.sqlite.org/fts5.html#the_bm25_function>
final class TextIndex {
    private let queue: DatabaseQueue

    /// A word of the title counts as much as three of the abstract.
    private static let titleWeight = 3.0

    /// - Parameter texts: the first is row 0.
    init(_ texts: [ProfileText]) throws(StoreError) {
        do {
            queue = try DatabaseQueue()
            try queue.write { db in
                try db.execute(sql: "CREATE VIRTUAL TABLE text USING fts5 (title, abstract, tokenize = 'unicode61')")
                let insertion = try db.makeStatement(
                    sql: "INSERT INTO text (rowid, title, abstract) VALUES (?, ?, ?)"
                )
                for (row, text) in texts.enumerated() {
                    try insertion.execute(arguments: [
                        row, text.title.joined(separator: " "), text.abstract.joined(separator: " "),
                    ])
                }
            }
        } catch {
            throw StoreError(file: "the index of texts in memory", underlying: error)
        }
    }

    /// How well each row fits the terms: greater is better. Rows with none of the terms are left out.
    /// - Parameter terms: letters and digits alone.
    func relevance(of terms: [String]) throws(StoreError) -> [Int: Double] {
        guard !terms.isEmpty else { return [:] }
        do {
            return try queue.read { db in
                let rows = try Row.fetchAll(
                    db,
                    sql: "SELECT rowid, -bm25(text, ?, 1.0) AS relevance FROM text WHERE text MATCH ?",
                    arguments: [Self.titleWeight, terms.map { "\"\($0)\"" }.joined(separator: " OR ")]
                )
                return rows.reduce(into: [:]) { $0[$1["rowid"]] = $1["relevance"] }
            }
        } catch {
            throw StoreError(file: "the index of texts in memory", underlying: error)
        }
    }
}
