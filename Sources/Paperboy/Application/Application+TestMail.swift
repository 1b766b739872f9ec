import Foundation

extension Application {
    func letterhead(for delivery: MailDelivery) throws -> Letterhead {
        try Letterhead(
            newsletter: configuration.newsletter,
            delivery: delivery,
            web: configuration.web,
            timeZone: configuration.timeZone,
            keys: store.keyRing(makeSecret: world.secretBytes, at: world.now())
        )
    }

    /// Sends one marked copy of an issue, as it is now, to one address: what the reader with this address would get, or a
    /// reader of all papers where there is none. Freezes nothing and writes nothing into the ledger; whoever unsubscribes
    /// by its links unsubscribes nobody.
    /// - Parameters:
    ///   - language: the edition's; the reader's own when nil, or else the first one's.
    ///   - topics: in place of the reader's own; empty for all papers.
    ///   - weekly: the weekly mail, although the reader gets every issue.
    ///   - offline: follows no links and asks no name server beforehand.
    public func publishTest(
        _ slug: IssueSlug,
        to address: EmailAddress,
        language: Language? = nil,
        topics: [String]? = nil,
        weekly: Bool = false,
        offline: Bool = false
    ) async throws -> TestMailReport {
        guard let delivery = configuration.mail else {
            throw CommandFailure(.usage, "mail is not configured; add the section `mail:` to send any")
        }
        var remarks: [String] = []
        let current = try currentIssue(slug, &remarks)
        let issue = try isFrozen(slug) ? current : marked(current)
        var reader = try store.subscriber(address) ?? .nobody(issue.editions.first?.language ?? .english)
        reader.address = address
        reader.language = try edition(of: issue, in: language ?? reader.language, isWish: language != nil).language
        if let topics { reader.topics = try known(topics, of: issue) }
        if weekly { reader.frequency = .weekly }
        let checks =
            await contentDiagnoses(of: issue, offline: offline)
            + mailDiagnoses(of: issue, delivery, offline: offline)
        let mail = try testMail(issue, reader, delivery)
        do throws(SMTPError) {
            let (transport, reply) = try await handOver(mail, by: delivery.routes)
            return TestMailReport(
                slug: slug,
                address: address.rawValue,
                language: reader.language,
                topics: reader.topics,
                frequency: reader.frequency,
                transport: transport,
                reply: reply.text,
                bytes: mail.bytes.count,
                checks: checks.findings,
                remarks: remarks
            )
        } catch {
            throw CommandFailure(
                .failed,
                "the test mail to \(address) was not taken by \(delivery.routes.name): \(error)"
            )
        }
    }

    /// Hands over by the first relay that can be used.
    private func handOver(
        _ mail: OutgoingMail,
        by routes: [MailRoute]
    ) async throws(SMTPError) -> (transport: String, reply: SMTPReply) {
        var reason = SMTPError.unavailable("there is no relay")
        for route in routes {
            switch await MailTrial(route.transport).outcome(of: mail) {
            case .success(let reply): return (route.transport.name, reply)
            case .failure(let error) where error.isAboutRelay: reason = error
            case .failure(let error): throw error
            }
        }
        throw reason
    }

    private func edition(of issue: Issue, in language: Language, isWish: Bool) throws(CommandFailure) -> Edition {
        if let edition = issue.editions.first(where: { $0.language == language }) { return edition }
        guard !isWish, let first = issue.editions.first else {
            let known = issue.editions.map(\.language.rawValue).joined(separator: ", ")
            throw CommandFailure(.usage, "\(issue.slug) has no edition in `\(language)`, only \(known)")
        }
        return first
    }

    private func known(_ topics: [String], of issue: Issue) throws(CommandFailure) -> [String] {
        let known = Set(issue.topics.map(Topic.key))
        if let stranger = topics.first(where: { !known.contains(Topic.key($0)) }) {
            let list = issue.topics.isEmpty ? "none" : issue.topics.joined(separator: ", ")
            throw CommandFailure(.usage, "\(issue.slug) has no topic `\(stranger)`; it has \(list)")
        }
        return topics
    }

    private func testMail(_ issue: Issue, _ reader: Subscriber, _ delivery: MailDelivery) throws -> OutgoingMail {
        let frozen = FrozenIssue(issue: issue, folder: folder(of: issue.slug))
        let portions = try Portions(of: issue, from: store, weekly: reader.frequency == .weekly)
        let bodies = try MailPress(configuration, delivery, templates, mark: "[Test] ").bodies(of: frozen, portions)
        let letterhead = try letterhead(for: delivery)
        let made: (body: MailBody, topics: [String])
        switch bodies.body(for: reader) {
        case .success(let found): made = found
        case .failure(let unfit):
            let advice = "`--topic` names others, `--all-topics` takes all papers"
            throw CommandFailure(.failed, "\(reader.address) would get no mail: \(unfit.words); \(advice)")
        }
        var reader = reader
        // Of its own each time: mail programs hide a second message with the same Message-ID.
        reader.id = world.makeID()
        let message = try made.body.message(
            to: letterhead.recipient(reader, of: issue.slug, topics: made.topics),
            date: ZonedTime(world.now(), in: configuration.timeZone)
        )
        return try OutgoingMail(
            from: letterhead.sender(to: reader, of: issue.slug),
            to: MailAddress(reader.address.rawValue).description,
            fileName: letterhead.fileName(reader, of: issue.slug),
            bytes: letterhead.signed(message, at: world.now())
        )
    }
}
