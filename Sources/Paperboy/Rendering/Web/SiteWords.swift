/// The words of the web side and its letters, in the newsletter's languages; English for any other one.
public struct SiteWords: Sendable {
    private let tables: [Language: Words]
    private let fallback: Words

    /// - Throws: ``TemplateError`` for a file of words that cannot be read.
    public init(newsletter: Newsletter, templates: TemplateSet) throws(TemplateError) {
        var tables: [Language: Words] = [:]
        for (language, _) in newsletter.names { tables[language] = try templates.siteWords(language) }
        self.tables = tables
        fallback = try templates.siteWords(.english)
    }

    public func callAsFunction(_ language: Language) -> Words { tables[language] ?? fallback }
}

extension TemplateSet {
    /// The words of all outputs, and those that the web side has besides.
    func siteWords(_ language: Language) throws(TemplateError) -> Words {
        try words(language, in: ["words", "web/words"])
    }
}
