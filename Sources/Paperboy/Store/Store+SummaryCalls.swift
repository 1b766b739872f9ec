public import Foundation
import GRDB

extension Store {
    /// Writes down a call. It survives a power cut: it was paid for.
    public func save(
        _ call: SummaryCall,
        for issue: IssueSlug,
        pricesOf: CalendarDate,
        at now: Date
    ) throws(StoreError) {
        try writeDurably { db in try Self.insert(call, for: issue, pricesOf: pricesOf, at: now, db) }
    }

    static func insert(
        _ call: SummaryCall,
        for issue: IssueSlug,
        pricesOf: CalendarDate,
        at now: Date,
        _ db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO summary_call
                    (issue, paper, language, model, outcome, detail, input, output, cache_read, cache_write,
                     cache_write_hour, usd, seconds, batch, prices_of, finished_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                issue.rawValue, call.paper.description, call.language.rawValue, call.model, call.outcome.rawValue,
                call.detail, call.usage.input, call.usage.output, call.usage.cacheRead, call.usage.cacheWrite,
                call.usage.cacheWriteHour, call.cost, call.seconds, call.batch, pricesOf.description,
                now.timeIntervalSince1970,
            ]
        )
    }

    /// What an issue's summaries cost so far; all zero where no model was called.
    public func summaryCost(of issue: IssueSlug) throws(StoreError) -> SummaryCost {
        try read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT COUNT(*) FILTER (WHERE outcome <> 'known') AS calls,
                        COUNT(*) FILTER (WHERE outcome NOT IN ('known', 'answered')) AS without_summary,
                        COUNT(*) FILTER (WHERE outcome = 'known') AS known,
                        COUNT(*) FILTER (WHERE cache_read > 0) AS hits,
                        TOTAL(input) AS input, TOTAL(output) AS output, TOTAL(cache_read) AS cache_read,
                        TOTAL(cache_write + cache_write_hour) AS cache_write, TOTAL(usd) AS usd,
                        TOTAL(seconds) AS seconds, MAX(prices_of) FILTER (WHERE outcome <> 'known') AS prices_of
                    FROM summary_call WHERE issue = ?
                    """,
                arguments: [issue.rawValue]
            )
            guard let row else { throw DatabaseError(message: "a count gave no row") }
            return SummaryCost(row: row)
        }
    }
}

extension SummaryCost {
    fileprivate init(row: Row) {
        let cacheRead: Int = row["cache_read"]
        let cacheWrite: Int = row["cache_write"]
        let input: Int = row["input"]
        let day: String? = row["prices_of"]
        self.init(
            calls: row["calls"],
            withoutSummary: row["without_summary"],
            known: row["known"],
            inputTokens: input + cacheRead + cacheWrite,
            outputTokens: row["output"],
            cacheReadTokens: cacheRead,
            cacheWriteTokens: cacheWrite,
            promptCacheHits: row["hits"],
            usd: row["usd"],
            seconds: row["seconds"],
            pricesOf: day.flatMap(CalendarDate.init)
        )
    }
}
