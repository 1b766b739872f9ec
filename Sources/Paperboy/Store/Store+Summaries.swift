public import Foundation
import GRDB

extension Store {
    /// The summary that was written earlier of just these texts; nil when there is none.
    public func summary(of paper: Paper, in language: Language, by summarizer: String) throws(StoreError) -> Summary? {
        try read { db in
            try String.fetchOne(
                db,
                sql: """
                    SELECT document FROM summary
                    WHERE paper = ? AND language = ? AND summarizer = ? AND title = ? AND abstract = ?
                    """,
                arguments: [
                    paper.id.description, language.rawValue, summarizer, paper.title, paper.abstract,
                ]
            ).map(StoredDocument.value)
        }
    }

    public func save(
        _ summary: Summary,
        of paper: Paper,
        in language: Language,
        by summarizer: String,
        at now: Date
    ) throws(StoreError) {
        try write { db in
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO summary
                        (paper, language, summarizer, title, abstract, document, written_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    paper.id.description, language.rawValue, summarizer, paper.title, paper.abstract,
                    try StoredDocument.text(of: summary), now.timeIntervalSince1970,
                ]
            )
        }
    }
}
