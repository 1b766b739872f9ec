/// Plain text on one line of a Hugo page, escaped so that it shows character for character.
///
/// The rules are measured, not read: they held in Hugo 0.111 and 0.168 with raw HTML allowed and not, with math
/// passthrough, with the extra syntaxes and without the typographer. The one place that cannot be exact everywhere is
/// an image's text: 0.111 shows the escapes themselves.
struct MarkdownText: Hashable, Sendable, CustomStringConvertible {
    enum Place: CaseIterable, Sendable {
        /// A paragraph or a list item; web addresses become links.
        case paragraph
        /// The same without links, as a summary is shown inside other links.
        case phrase
        case heading
        case linkText
        case imageAlt
        /// Between the quotes of a shortcode's argument, where a backslash is an error.
        case shortcodeArgument
        /// Between the tags of a shortcode: Hugo parses it twice, and some themes print it without reading Markdown.
        case shortcodeBody
    }

    let description: String

    init(_ text: String, in place: Place) {
        description = MarkdownEscaper(text, in: place).escaped()
    }

    /// Nil when there is nothing to show.
    init?(nonEmpty text: String?, in place: Place) {
        self.init(text ?? "", in: place)
        if description.isEmpty { return nil }
    }
}
