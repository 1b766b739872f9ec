import Foundation

extension Application {
    /// What messages of a test are made with.
    struct TestPress {
        var renderer: MailRenderer
        var letterhead: Letterhead
    }

    /// - Parameter issue: the one whose figures go along, where mails embed them.
    func testPress(for delivery: MailDelivery, of issue: Issue) throws -> TestPress {
        let frozen = FrozenIssue(issue: issue, folder: folder(of: issue.slug))
        return TestPress(
            renderer: MailRenderer(
                newsletter: configuration.newsletter,
                settings: MailSettings(configuration, delivery),
                templates: templates,
                figures: try MailFigures(of: frozen, configuration.newsletter, delivery)
            ),
            letterhead: try Letterhead(
                newsletter: configuration.newsletter,
                delivery: delivery,
                web: configuration.web,
                timeZone: configuration.timeZone,
                keys: store.keyRing(makeSecret: world.secretBytes, at: world.now())
            )
        )
    }

    /// A reader who is in no list: links made for them lead to nobody.
    func nobody(_ language: Language) -> Subscriber {
        Subscriber(
            id: UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
            address: EmailAddress.nobody,
            language: language,
            topics: [],
            state: .active
        )
    }

    /// Sends one marked copy of an issue, as it is now, to one address. Freezes nothing and writes nothing into the
    /// ledger; whoever unsubscribes by its links unsubscribes nobody.
    /// - Parameters:
    ///   - language: the edition's; that of the reader with this address when nil, else the first one's.
    ///   - offline: follows no links and asks no name server beforehand.
    public func publishTest(
        _ slug: IssueSlug,
        to address: EmailAddress,
        language: Language? = nil,
        offline: Bool = false
    ) async throws -> TestMailReport {
        guard let delivery = configuration.mail else {
            throw CommandFailure(.usage, "mail is not configured; add the section `mail:` to send any")
        }
        var remarks: [String] = []
        let current = try currentIssue(slug, &remarks)
        let issue = try isFrozen(slug) ? current : marked(current)
        let edition = try edition(of: issue, for: address, language)
        let checks =
            await contentDiagnoses(of: issue, offline: offline)
            + mailDiagnoses(of: issue, delivery, offline: offline)
        let mail = try testMail(issue, edition, address, delivery)
        do throws(SMTPError) {
            let (transport, reply) = try await handOver(mail, by: delivery.routes)
            return TestMailReport(
                slug: slug,
                address: address.rawValue,
                language: edition.language,
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

    private func edition(of issue: Issue, for address: EmailAddress, _ language: Language?) throws -> Edition {
        let wanted = try language ?? store.subscriber(address)?.language
        if let edition = issue.editions.first(where: { $0.language == wanted }) { return edition }
        guard language == nil, let first = issue.editions.first else {
            let known = issue.editions.map(\.language.rawValue).joined(separator: ", ")
            throw CommandFailure(.usage, "\(issue.slug) has no edition in `\(language?.rawValue ?? "")`, only \(known)")
        }
        return first
    }

    private func testMail(
        _ issue: Issue,
        _ edition: Edition,
        _ address: EmailAddress,
        _ delivery: MailDelivery
    ) throws -> OutgoingMail {
        let press = try testPress(for: delivery, of: issue)
        var edition = edition
        edition.title = "[Test] \(edition.title)"
        var reader = nobody(edition.language)
        // A copy of its own each time: mail programs hide a second message with the same Message-ID.
        reader.id = world.makeID()
        reader.address = address
        let message = try press.renderer.body(of: issue, in: edition).message(
            to: press.letterhead.recipient(reader, of: issue.slug),
            date: ZonedTime(world.now(), in: configuration.timeZone)
        )
        return try OutgoingMail(
            from: press.letterhead.sender(to: reader, of: issue.slug),
            to: MailAddress(address.rawValue).description,
            fileName: press.letterhead.fileName(reader, of: issue.slug),
            bytes: press.letterhead.signed(message, at: world.now())
        )
    }
}
