/// The issue in one language.
public struct Edition: Equatable, Sendable {
    public var language: Language
    /// The title of the issue in this language, with its date: "LLM論文サーベイ（2026-02-26）".
    public var title: String
    public var tags: [String]
    public var categories: [String]

    public init(language: Language, title: String, tags: [String] = [], categories: [String] = []) {
        self.language = language
        self.title = title
        self.tags = tags
        self.categories = categories
    }
}
