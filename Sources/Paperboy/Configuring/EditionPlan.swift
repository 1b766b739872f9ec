/// What each issue's edition in one language is made from.
public struct EditionPlan: Equatable, Sendable {
    public var language: Language
    /// With `{{date}}` where the day goes: "LLM論文サーベイ（{{date}}）".
    public var title: String
    public var tags: [String]
    public var categories: [String]

    /// The newsletter's name: the title without its date and the brackets round it.
    public var name: String {
        let bare = title.replacing(/\s*[(（\[［]?\s*\{\{\s*date\s*\}\}\s*[)）\]］]?\s*/, with: " ")
        return PlainText.line(bare).isEmpty ? title : PlainText.line(bare)
    }

    /// The edition of the issue of a day.
    public func edition(on day: CalendarDate) -> Edition {
        Edition(
            language: language,
            title: title.filled(with: ["date": day.description]),
            tags: tags,
            categories: categories
        )
    }
}
