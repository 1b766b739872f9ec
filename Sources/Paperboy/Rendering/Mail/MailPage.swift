/// What the templates under `templates/mail/` may name; a property is a `{{name}}` there.
///
/// All texts are plain and on one line. A name that stands in ``MailPaper`` must not stand here: Mustache looks
/// for what a paper leaves out in the page around it.
struct MailPage: Sendable {
    struct ContentsItem: Sendable {
        var number: Int
        /// The name of the paper, short and with blanks that do not break: the items stand in one paragraph.
        var shortTitle: String
        /// The title as far as a line of the text part has room.
        var line: String
        /// A language tag where the title is in another language than the edition.
        var shortTitleLanguage: String?
        /// The paper's place in this mail, or on the web for a paper that did not fit.
        var target: String
    }

    struct Sender: Sendable {
        var name: String
        var address: String
        var contact: String
        var contactURL: String?
    }

    /// A language tag.
    var language: String
    /// `wide` for an edition in full-width characters, else empty; a class in the style sheet.
    var script: String
    var subject: String
    var newsletter: String
    var day: String
    var count: String
    var minutes: String
    var web: String
    var preheader: String
    var contents: [ContentsItem]
    var papers: [MailPaper]
    /// Says on which topics the reader wants papers; nil in a mail for all.
    var madeFor: String?
    /// Says how many papers are only on the web; nil when all are here.
    var rest: String?
    var notes: [String]
    var sender: Sender
    var reason: String
    var offersPreferences: Bool
    let leave = PersonalSlot.leave.mark
    let preferences = PersonalSlot.preferences.mark
    var words: [String: String]
    /// Empty in the text part.
    var styles = ""
}
