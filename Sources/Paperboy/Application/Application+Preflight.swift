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
            let press = try testPress(for: unsigned, of: issue)
            let readers = try store.subscriberCounts()[.active, default: 0]
            return try issue.editions.flatMap { edition in
                let recipient = press.letterhead.recipient(nobody(edition.language), of: issue.slug)
                let body = try press.renderer.body(of: issue, in: edition)
                let weight = try body.message(to: recipient, date: issue.date).count
                let page = MailPageCheck(
                    newsletter: configuration.newsletter,
                    language: edition.language,
                    subject: "\(issue.slug) \(edition.language)",
                    recipient: recipient,
                    body: body
                )
                guard delivery.embedsFigures else { return page.diagnoses() }
                return page.diagnoses() + [MailWeight(bytes: weight, readers: readers).diagnosis(of: page.subject)]
            }
        } catch {
            return [.failure(issue.slug.rawValue, "\(error)", "no mail can be made until that is mended")]
        }
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
