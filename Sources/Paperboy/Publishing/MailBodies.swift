import Foundation

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

    /// Finds what would be wrong for every reader alike, before any reader is touched.
    func check(_ letterhead: Letterhead, _ slug: IssueSlug) throws {
        let nobody = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        let messageID = letterhead.messageID(of: nobody, slug)
        let recipient = MailRecipient(address: "reader@example.com", messageID: messageID)
        for body in [first] + byLanguage.values {
            _ = try body.message(to: recipient, date: ZonedTime(Date(timeIntervalSince1970: 0), offset: 0))
        }
        _ = try SMTPEnvelope(from: letterhead.bounces, to: "reader@example.com")
    }

    /// The edition in a reader's language, else one in the same primary language, or else the first.
    subscript(language: Language) -> MailBody { byLanguage[language] ?? byPrimary[language.primary] ?? first }
}
