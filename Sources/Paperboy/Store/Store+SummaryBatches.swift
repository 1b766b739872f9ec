import Foundation
import GRDB

extension Store {
    /// Batches of an issue whose results are not taken in yet, oldest first.
    public func openBatches(of issue: IssueSlug) throws(StoreError) -> [String] {
        try read { db in
            try String.fetchAll(
                db,
                sql: "SELECT id FROM summary_batch WHERE issue = ? AND state = 'open' ORDER BY created_at, id",
                arguments: [issue.rawValue]
            )
        }
    }

    /// Whether a batch was or is asked for a summary of just these texts.
    func hasBatchRequest(of paper: Paper, in language: Language, by summarizer: String) throws(StoreError) -> Bool {
        try batchRequest("1", of: paper, in: language, by: summarizer) != nil
    }

    /// The summary that a batch gave of just these texts; nil when none did.
    func batchAnswer(of paper: Paper, in language: Language, by summarizer: String) throws(StoreError) -> Summary? {
        guard let text = try batchRequest("answer", of: paper, in: language, by: summarizer) else { return nil }
        return try read { _ in try StoredDocument.value(text) }
    }

    /// Writes down what is about to be asked, in place of what an earlier run planned and never asked.
    func plan(_ requests: [BatchRequest], for issue: IssueSlug, at now: Date) throws(StoreError) {
        try writeDurably { db in
            try db.execute(
                sql: "DELETE FROM summary_request WHERE issue = ? AND state = 'planned'",
                arguments: [issue.rawValue]
            )
            for request in requests { try Self.insert(request, for: issue, at: now, db) }
        }
    }

    /// Notes that the service has taken all planned requests of an issue as one batch.
    func noteSent(_ batch: String, of issue: IssueSlug, at now: Date) throws(StoreError) {
        try writeDurably { db in
            let time = now.timeIntervalSince1970
            try db.execute(
                sql: "INSERT INTO summary_batch (id, issue, created_at, state) VALUES (?, ?, ?, 'open')",
                arguments: [batch, issue.rawValue, time]
            )
            try db.execute(
                sql: """
                    UPDATE summary_request SET state = 'sent', batch = ?, changed_at = ?
                    WHERE issue = ? AND state = 'planned'
                    """,
                arguments: [batch, time, issue.rawValue]
            )
        }
    }

    func requests(of batch: String) throws(StoreError) -> [BatchRequest] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: "SELECT * FROM summary_request WHERE batch = ? ORDER BY id",
                arguments: [batch]
            ).compactMap(BatchRequest.init(row:))
        }
    }

    /// Takes in what a batch gave and closes it, in one transaction: its cost is charged once.
    func close(
        _ batch: String,
        of issue: IssueSlug,
        with settlements: [BatchSettlement],
        pricesOf: CalendarDate,
        at now: Date
    ) throws(StoreError) {
        try writeDurably { db in
            for settlement in settlements {
                try Self.settle(settlement, at: now, db)
                try Self.insert(settlement.call, for: issue, pricesOf: pricesOf, at: now, db)
            }
            try db.execute(sql: "UPDATE summary_batch SET state = 'done' WHERE id = ?", arguments: [batch])
        }
    }

    /// A column of the newest request that was sent for just these texts.
    private func batchRequest(
        _ column: String,
        of paper: Paper,
        in language: Language,
        by summarizer: String
    ) throws(StoreError) -> String? {
        try read { db in
            try String.fetchOne(
                db,
                sql: """
                    SELECT \(column) FROM summary_request
                    WHERE paper = ? AND language = ? AND summarizer = ? AND title = ? AND abstract = ?
                        AND state <> 'planned'
                    ORDER BY changed_at DESC LIMIT 1
                    """,
                arguments: [paper.id.description, language.rawValue, summarizer, paper.title, paper.abstract]
            )
        }
    }

    private static func insert(
        _ request: BatchRequest,
        for issue: IssueSlug,
        at now: Date,
        _ db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO summary_request
                    (id, issue, paper, language, summarizer, title, abstract, state, changed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'planned', ?)
                """,
            arguments: [
                request.id, issue.rawValue, request.paper.description, request.language.rawValue,
                request.summarizer, request.title, request.abstract, now.timeIntervalSince1970,
            ]
        )
    }

    private static func settle(_ settlement: BatchSettlement, at now: Date, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE summary_request SET state = ?, answer = ?, detail = ?, changed_at = ? WHERE id = ?",
            arguments: [
                settlement.summary == nil ? "failed" : "answered",
                try settlement.summary.map(StoredDocument.text), settlement.call.detail,
                now.timeIntervalSince1970, settlement.request.id,
            ]
        )
    }
}

extension BatchRequest {
    fileprivate init?(row: Row) {
        guard let paper = PaperID(row["paper"]), let language = Language(rawValue: row["language"]) else { return nil }
        self.init(
            id: row["id"],
            paper: paper,
            language: language,
            summarizer: row["summarizer"],
            title: row["title"],
            abstract: row["abstract"]
        )
    }
}
