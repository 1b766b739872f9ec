public import Foundation
import GRDB

extension Store: HTTPCacheStorage {
    public func answer(to request: HTTPRequest) -> KeptAnswer? {
        let row: Row?? = try? read { db in
            try Row.fetchOne(
                db,
                sql: """
                    SELECT status, etag, last_modified, content_type, body, fetched_at FROM http_cache
                    WHERE method = ? AND url = ? AND request = ?
                    """,
                arguments: [request.method, request.url.absoluteString, request.body ?? Data()]
            )
        }
        return row?.map(KeptAnswer.init(row:))
    }

    public func keep(_ answer: KeptAnswer, to request: HTTPRequest) {
        let headers = answer.response.headers
        try? write { db in
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO http_cache
                        (method, url, request, status, etag, last_modified, content_type, body, fetched_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    request.method, request.url.absoluteString, request.body ?? Data(), answer.response.status,
                    headers["etag"], headers["last-modified"], headers["content-type"], answer.response.body,
                    answer.fetched.timeIntervalSince1970,
                ]
            )
        }
    }

    /// Lets go of answers that nobody vouched for since `instant`, and then of the oldest until all bodies together
    /// have at most `bytes`.
    public func forgetAnswers(before instant: Date, keeping bytes: Int) throws(StoreError) {
        try write { db in
            try db.execute(
                sql: "DELETE FROM http_cache WHERE fetched_at < ?",
                arguments: [instant.timeIntervalSince1970]
            )
            try db.execute(
                sql: """
                    DELETE FROM http_cache WHERE rowid IN (
                        SELECT rowid FROM (
                            SELECT rowid, SUM(LENGTH(body)) OVER (ORDER BY fetched_at DESC, rowid DESC) AS total
                            FROM http_cache
                        ) WHERE total > ?
                    )
                    """,
                arguments: [bytes]
            )
        }
    }
}

extension KeptAnswer {
    fileprivate init(row: Row) {
        let fields: [(String, String?)] = [
            ("etag", row["etag"]), ("last-modified", row["last_modified"]), ("content-type", row["content_type"]),
        ]
        let headers = fields.reduce(into: [:]) { $0[$1.0] = $1.1 }
        self.init(
            response: HTTPResponse(status: row["status"], headers: headers, body: row["body"]),
            fetched: Date(timeIntervalSince1970: row["fetched_at"])
        )
    }
}
