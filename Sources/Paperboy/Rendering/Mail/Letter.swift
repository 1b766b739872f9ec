/// A mail about a subscription: why it came, one link, one way out. All texts plain and on one line, with the marks of
/// ``PersonalSlot``.
struct Letter: Sendable {
    struct Call: Sendable {
        /// What stands before the link; empty for a button.
        var text = ""
        var label: String
        var href: String
    }

    var language: Language
    var words: Words
    var subject: String
    var lead: [String]
    /// The one thing to do.
    var call: Call?
    var notes: [String] = []
    /// What else there is to do, small.
    var other: Call?
}
