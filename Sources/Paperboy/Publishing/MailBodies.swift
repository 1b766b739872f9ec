import Foundation

/// The editions of an issue as mail: each rendered once, whatever the number of readers, and once more for each
/// portion of it that readers ask for.
struct MailBodies: Sendable {
    private let editions: [Edition]
    /// An edition's whole issue, in the order of the editions.
    private let whole: [MailBody]
    /// The place of the edition in a language.
    private let byLanguage: [Language: Int]
    /// The place of the first edition of each primary language: `pt-BR` for those who read `pt`.
    private let byPrimary: [String: Int]
    let portions: Portions
    /// The figures that travel inside.
    let figures: MailFigures
    private let kept: PortionBodies

    /// - Throws: ``TemplateError``, or ``PublishingError`` for an issue without editions.
    init(of issue: Issue, _ portions: Portions, _ renderer: MailRenderer) throws {
        guard !issue.editions.isEmpty else {
            throw PublishingError(channel: .mail, reason: "\(issue.slug) has no edition")
        }
        editions = issue.editions
        whole = try issue.editions.map { try renderer.body(of: issue, in: $0) }
        let places = issue.editions.enumerated()
        byLanguage = Dictionary(places.map { ($1.language, $0) }) { first, _ in first }
        byPrimary = Dictionary(places.map { ($1.language.primary, $0) }) { first, _ in first }
        self.portions = portions
        figures = renderer.figures
        kept = PortionBodies(renderer)
    }

    /// Finds what would be wrong for every reader alike, before any reader is touched.
    func check(_ letterhead: Letterhead, _ slug: IssueSlug) throws {
        let recipient = letterhead.recipient(.nobody(.english), of: slug)
        for body in whole {
            _ = try body.message(to: recipient, date: ZonedTime(Date(timeIntervalSince1970: 0), offset: 0))
        }
        _ = try SMTPEnvelope(from: letterhead.bounces, to: "reader@example.com")
    }

    /// A reader's text, and the topics that it is made for: those of the edition in the reader's language, else of one
    /// in the same primary language, or else of the first.
    func body(for subscriber: Subscriber) -> Result<(body: MailBody, topics: [String]), SendingPlan.Unfit> {
        let place = byLanguage[subscriber.language] ?? byPrimary[subscriber.language.primary] ?? 0
        guard let portion = portions.portion(of: subscriber) else {
            return .failure(SendingPlan.Unfit(words: Departure.offTopic.rawValue))
        }
        if portion == .whole { return .success((whole[place], [])) }
        do throws(TemplateError) {
            let body = try kept.body(of: portion, from: portions, in: editions[place])
            return .success((body, portion.isForTopics ? portions.topics(of: subscriber) : []))
        } catch {
            return .failure(SendingPlan.Unfit(words: "\(error)"))
        }
    }
}
