/// One entry of Hugging Face's daily list. Undocumented: keys come and go, and only the paper's identifier has
/// always been there.
struct HuggingFaceListing: Decodable, Sendable {
    struct Paper: Decodable, Sendable {
        /// An arXiv identifier without version.
        var id: String
        var title: String?
        var summary: String?
        var authors: [Attempt<Author>]?
        /// When the first version was submitted to arXiv; the entry's own `publishedAt` is another moment.
        var publishedAt: Attempt<String>?
        var upvotes: Attempt<Int>?
        var githubRepo: Attempt<String>?
        var githubStars: Attempt<Int>?
        var projectPage: Attempt<String>?
        /// When it was put on the list; missing before March 2025.
        var submittedOnDailyAt: Attempt<String>?
        /// Found by a model in the abstract.
        var ai_keywords: Attempt<[String]>?
        /// Pictures and films that the submitter put beside the paper.
        var mediaUrls: Attempt<[String]>?
    }

    struct Author: Decodable, Sendable {
        var name: String
        /// Set for who is on the list by mistake.
        var hidden: Bool?
    }

    var paper: Paper
    var numComments: Attempt<Int>?
    /// Where `paper.mediaUrls` stood before 2025.
    var mediaUrls: Attempt<[String]>?
}
