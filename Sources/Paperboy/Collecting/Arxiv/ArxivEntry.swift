/// One paper as arXiv's interfaces write it: an `entry` of the query API, an OAI-PMH record, an announcement.
///
/// <https://info.arxiv.org/help/api/user-manual.html#_details_of_atom_results_returned>
struct ArxivEntry: Equatable, Sendable {
    /// `http://arxiv.org/abs/2602.12192v1`
    var id: String
    var title: String
    var summary: String
    var authors: [String]
    /// When version 1 was submitted.
    var published: String
    /// When the version in `id` was submitted.
    var updated: String
    var comment: String?
    var journalReference: String?
    var doi: String?
    var primaryCategory: String?
    var categories: [String]
    /// The address of the paper's licence; the query API does not tell.
    var license: String?
}

extension ArxivEntry {
    var isWithdrawn: Bool { WithdrawalNotice.isIn(comment: comment, abstract: summary) }
}
