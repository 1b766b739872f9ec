/// The editions of an issue, each rendered once, whatever the number of readers.
struct MailBodies: Sendable {
    private let byLanguage: [Language: MailBody]
    /// The first edition of each primary language: `pt-BR` for those who read `pt`.
    private let byPrimary: [String: MailBody]
    private let first: MailBody

    /// - Throws: ``TemplateError``, or ``PublishingError`` for an issue without editions.
    init(of issue: Issue, _ renderer: MailRenderer) throws {
        guard let edition = issue.editions.first else {
            throw PublishingError(channel: .mail, reason: "\(issue.slug) has no edition")
        }
        first = try renderer.body(of: issue, in: edition)
        var bodies = [edition.language: first]
        for edition in issue.editions.dropFirst() {
            bodies[edition.language] = try renderer.body(of: issue, in: edition)
        }
        byLanguage = bodies
        byPrimary = issue.editions.reduce(into: [:]) { primary, edition in
            primary[edition.language.primary] = primary[edition.language.primary] ?? bodies[edition.language]
        }
    }

    /// The edition in a reader's language, else one in the same primary language, or else the first.
    subscript(language: Language) -> MailBody { byLanguage[language] ?? byPrimary[language.primary] ?? first }
}
