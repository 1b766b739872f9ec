import Foundation

/// One answer of `/paper/search` or `/paper/search/bulk`.
struct SemanticScholarPage: Decodable, Sendable {
    /// Missing when nothing was found. Unknown papers may be null.
    var data: [Attempt<SemanticScholarPaper?>]?
    var total: Int?
    /// The offset of the next page; missing on the last.
    var next: Int?
    /// Gets the next page of a bulk search; null on the last.
    var token: String?
}

extension SemanticScholarPage {
    init(_ body: Data) throws(SourceError.Reason) {
        self = try JSONAnswer.decode(SemanticScholarPage.self, from: body)
        guard data == nil, total == nil else { return }
        if let refusal = JSONAnswer.refusal(body) { throw .refused(refusal) }
        throw .unexpected(path: "the top", "neither “data” nor “total”")
    }
}
