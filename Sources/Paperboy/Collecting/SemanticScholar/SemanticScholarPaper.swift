/// A paper as the Semantic Scholar Graph API writes it. What was not asked for, and what is not known, is missing
/// or null.
///
/// <https://api.semanticscholar.org/api-docs/graph>
struct SemanticScholarPaper: Decodable, Sendable {
    struct Author: Decodable, Sendable {
        var name: String?
    }

    struct ExternalIDs: Decodable, Sendable {
        var ArXiv: Attempt<String>?
        var DOI: Attempt<String>?
    }

    struct OpenAccessPDF: Decodable, Sendable {
        /// Empty where there is none.
        var url: String?
    }

    struct Summary: Decodable, Sendable {
        var text: String?
    }

    var paperId: String?
    var externalIds: ExternalIDs?
    var title: String?
    var abstract: String?
    var authors: [Author]?
    /// `2023-12-08`
    var publicationDate: String?
    var year: Int?
    var citationCount: Attempt<Int>?
    var influentialCitationCount: Attempt<Int>?
    var openAccessPdf: Attempt<OpenAccessPDF>?
    var url: String?
    /// Empty where it is not known.
    var venue: Attempt<String>?
    /// Null for days after a paper came out.
    var tldr: Attempt<Summary>?
}
