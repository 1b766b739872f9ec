import Foundation

/// What is asked of arXiv: categories, words, and the time of first submission.
struct ArxivQuery: Equatable, Sendable {
    var categories: [String]
    /// In arXiv's own query language, such as `abs:"large language model"`; empty for all.
    var words: String
    /// UTC, end excluded.
    var window: Range<Date>

    /// `(cat:cs.CL OR cat:cs.AI) AND (words) AND submittedDate:[202602230000 TO 202602260000]`
    var text: String {
        let named = categories.map { "cat:\($0)" }.joined(separator: " OR ")
        let clauses = [named, words].filter { !$0.isEmpty }.map { "(\($0))" }
        return (clauses + [submitted]).joined(separator: " AND ")
    }

    /// The page of entries from `start`, newest first.
    func url(at endpoint: URL, start: Int, count: Int) -> URL {
        endpoint.asking([
            "search_query": text,
            "start": String(start),
            "max_results": String(count),
            "sortBy": "submittedDate",
            "sortOrder": "descending",
        ])
    }

    /// The papers of these identifiers, whatever the query; arXiv wants `max_results` with more than ten.
    static func url(at endpoint: URL, ids: [ArxivID]) -> URL {
        endpoint.asking(["id_list": ids.map(\.rawValue).joined(separator: ","), "max_results": String(ids.count)])
    }

    /// Whole minutes with both ends included: that may be a little more than the window.
    private var submitted: String {
        "submittedDate:[\(Self.minute(window.lowerBound)) TO \(Self.minute(window.upperBound))]"
    }

    private static func minute(_ instant: Date) -> String {
        String(ZonedTime(instant, offset: 0).rfc3339.filter(\.isNumber).prefix(12))
    }
}
