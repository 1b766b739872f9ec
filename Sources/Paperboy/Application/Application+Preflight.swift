import Foundation

extension Application {
    /// Looks at an issue before it is frozen: what is wrong there is wrong on every channel.
    /// - Parameter offline: follows no links.
    func contentDiagnoses(of issue: Issue, offline: Bool) async -> [Diagnosis] {
        let own = IssueCheck(issue: issue).diagnoses()
        guard !offline else { return own }
        return own + (await LinkCheck(issue: issue, world: world).diagnoses())
    }

    /// Looks at the mails of an issue and at what it takes to send them.
    func mailDiagnoses(of issue: Issue, _ delivery: MailDelivery, offline: Bool) async -> [Diagnosis] {
        let check = MailSetupCheck(configuration: configuration, delivery: delivery, world: world, isOffline: offline)
        return pageDiagnoses(of: issue, delivery) + (await check.diagnoses())
    }

    private func pageDiagnoses(of issue: Issue, _ delivery: MailDelivery) -> [Diagnosis] {
        // What is wrong with a key is said by its own check.
        var unsigned = delivery
        unsigned.dkim = []
        do {
            let letterhead = try letterhead(for: unsigned)
            let portions = try Portions(of: issue, from: store)
            let frozen = FrozenIssue(issue: issue, folder: folder(of: issue.slug))
            let bodies = try MailPress(configuration, unsigned, templates).bodies(of: frozen, portions)
            return try issue.editions.flatMap { edition in
                let samples = SampleReader.all(of: issue, portions, in: edition.language)
                let pages = try samples.map { try page(of: $0, issue, bodies, letterhead) }
                // What is wrong with the whole issue's mail is wrong with each part of it.
                let found = pages.map { $0.diagnoses() }.filter { !$0.isEmpty }
                let findings = found.first { !$0.failures.isEmpty } ?? found.first
                return try (findings ?? []) + weights(of: pages, issue, delivery)
            }
        } catch {
            return [.failure(issue.slug.rawValue, "\(error)", "no mail can be made until that is mended")]
        }
    }

    private func page(
        of sample: SampleReader,
        _ issue: Issue,
        _ bodies: MailBodies,
        _ letterhead: Letterhead
    ) throws -> MailPageCheck {
        let made = try bodies.body(for: sample.reader).get()
        return MailPageCheck(
            newsletter: configuration.newsletter,
            language: sample.reader.language,
            subject: ["\(issue.slug) \(sample.reader.language)", sample.name].compactMap(\.self).joined(separator: " "),
            recipient: letterhead.recipient(sample.reader, of: issue.slug, topics: made.topics),
            body: made.body
        )
    }

    /// Of the heaviest mail: the weekly one has the figures of several issues.
    private func weights(of pages: [MailPageCheck], _ issue: Issue, _ delivery: MailDelivery) throws -> [Diagnosis] {
        guard delivery.embedsFigures else { return [] }
        let readers = try store.activeSubscriberCount()
        let weighed = try pages.map { page in
            (page.subject, try page.body.message(to: page.recipient, date: issue.date).count)
        }
        return weighed.max { $0.1 < $1.1 }.map { subject, bytes in
            [MailWeight(bytes: bytes, readers: readers).diagnosis(of: subject)]
        } ?? []
    }

    /// Holds the mail channel back where it would fail; blog and feeds go out all the same.
    func preflighted(
        _ publishers: [any Publisher],
        _ issue: Issue,
        offline: Bool,
        _ checks: inout [Diagnosis]
    ) async throws -> [any Publisher] {
        guard let delivery = configuration.mail, publishers.contains(where: { $0.channel == .mail }),
            try store.publications(of: issue.slug).first(where: { $0.channel == .mail })?.state != .done
        else { return publishers }
        let diagnoses = await mailDiagnoses(of: issue, delivery, offline: offline)
        checks += diagnoses.findings
        guard !diagnoses.failures.isEmpty else { return publishers }
        let reason = "nothing was sent: " + diagnoses.failures.map(\.text).joined(separator: "; ")
        return publishers.map { $0.channel == .mail ? HeldBack(channel: .mail, reason: reason) : $0 }
    }

    /// Stops an issue with leftovers in its texts, or with links that are none.
    /// - Returns: what else is worth the operator's eye.
    func contentGate(
        _ issue: Issue,
        offline: Bool,
        unchecked: Bool
    ) async throws(CommandFailure) -> [Diagnosis] {
        let diagnoses = await contentDiagnoses(of: issue, offline: offline)
        if diagnoses.failures.isEmpty || unchecked { return diagnoses.findings }
        let list = diagnoses.failures.map { "  \($0.text)" }.joined(separator: "\n")
        throw CommandFailure(
            .failed,
            "\(issue.slug) is not published\n\(list)\nEdit \(file(of: issue.slug).path), or take it as it is by "
                + "`paperboy publish \(issue.slug) --unchecked`"
        )
    }
}

/// A channel that is not served, because it is known beforehand that it would fail.
struct HeldBack: Publisher {
    let channel: Channel
    let reason: String

    func publish(_ issue: FrozenIssue) async throws(PublishingError) -> Publication {
        throw PublishingError(channel: channel, reason: reason)
    }
}
