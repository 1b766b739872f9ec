/// A paper as the mail templates see it; see ``MailPage``.
struct MailPaper: Sendable {
    struct Picture: Sendable {
        var source: String
        /// Pixels on the screen.
        var width: Int
        /// Pixels on the screen.
        var height: Int
        var alt: String
        var credit: String?
    }

    struct Reference: Sendable {
        var label: String
        var href: String
    }

    var number: Int
    var heading: String
    /// A language tag where the title is in another language than the edition.
    var titleLanguage: String?
    /// Where the title leads.
    var href: String?
    /// Date and authors.
    var byline: String?
    var takeaway: String?
    var summary: String?
    /// A language tag where the summary is in another language than the edition.
    var summaryLanguage: String?
    /// `wide` for a summary in full-width characters, else empty.
    var summaryScript: String
    var picture: Picture?
    /// Why this paper, with its label.
    var why: String?
    /// Where the summary comes from.
    var origin: String?
    var references: [Reference]
}
