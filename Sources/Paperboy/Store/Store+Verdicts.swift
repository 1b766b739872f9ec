import Foundation
import GRDB

extension Store {
    /// Keeps what the choice for a day made of each paper, in place of what an earlier choice made of them.
    public func save(_ verdicts: [Verdict], for day: CalendarDate) throws(StoreError) {
        try write { db in
            try db.execute(sql: "DELETE FROM verdict WHERE day = ?", arguments: [day.description])
            let insertion = try db.makeStatement(sql: "INSERT INTO verdict (day, paper, document) VALUES (?, ?, ?)")
            for verdict in verdicts {
                try insertion.execute(arguments: [
                    day.description, verdict.paper.description, try StoredDocument.text(of: verdict),
                ])
            }
        }
    }

    /// What the choice for a day made of a paper; nil when there was no choice, or the paper came later.
    public func verdict(on paper: PaperID, for day: CalendarDate) throws(StoreError) -> Verdict? {
        try read { db in
            try String.fetchOne(
                db,
                sql: "SELECT document FROM verdict WHERE day = ? AND paper = ?",
                arguments: [day.description, paper.description]
            ).map(StoredDocument.value)
        }
    }
}
