/// A text about a paper, and where it comes from.
public struct Summary: Equatable, Sendable, Codable {
    /// How a text came to be; readers see it beside the text.
    public enum Origin: Equatable, Sendable, Codable {
        /// Sentences of the abstract itself.
        case extract
        /// Written by a language model from the abstract, on `day` (UTC).
        case model(String, day: CalendarDate)
        /// A model's answer of an earlier day, replayed from a file.
        case recorded(String)
        /// Written or rewritten by the editor.
        case editor
    }

    /// One paragraph of plain text.
    public var text: String
    /// The one sentence that says what is new; nil where there is none.
    public var takeaway: String?
    /// The language of the text: an extract in a Japanese edition is still English.
    public var language: Language
    public var origin: Origin
    /// The checks that the text fails and that the operator passed it over; nil for a text that passed them all.
    public var failedChecks: String?

    public init(text: String, takeaway: String? = nil, language: Language, origin: Origin) {
        self.text = text
        self.takeaway = takeaway
        self.language = language
        self.origin = origin
    }
}
