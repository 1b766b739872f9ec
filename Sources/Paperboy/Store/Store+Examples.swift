public import Foundation
import GRDB

extension Store {
    /// The papers among `ids` whose texts are known: looked up as examples, else seen by a source.
    public func papers(_ ids: [PaperID]) throws(StoreError) -> [Paper] {
        try read { db in
            try ids.compactMap { id in
                try String.fetchOne(
                    db,
                    sql: """
                        SELECT document FROM example WHERE paper = :paper
                        UNION ALL
                        SELECT document FROM (SELECT document FROM candidate WHERE paper = :paper ORDER BY day DESC)
                        LIMIT 1
                        """,
                    arguments: ["paper": id.description]
                ).map(StoredDocument.value)
            }
        }
    }

    /// Keeps papers that were looked up as examples of the interest profile.
    public func save(examples papers: [Paper], at now: Date) throws(StoreError) {
        try write { db in
            for paper in papers {
                try db.execute(
                    sql: "INSERT OR REPLACE INTO example (paper, document, found_at) VALUES (?, ?, ?)",
                    arguments: [
                        paper.id.description, try StoredDocument.text(of: paper), now.timeIntervalSince1970,
                    ]
                )
            }
        }
    }
}
