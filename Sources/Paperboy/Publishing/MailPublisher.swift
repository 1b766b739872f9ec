import Foundation

/// Sends the issue to every reader of its audience, each once.
public struct MailPublisher: Publisher {
    public let channel = Channel.mail
    private let delivery: MailDelivery
    private let newsletter: Newsletter
    private let timeZone: TimeZone
    private let web: String?
    private let renderer: MailRenderer
    private let store: Store
    private let database: URL
    private let world: World
    private let progress: SendingProgress

    public init(
        delivery: MailDelivery,
        configuration: Configuration,
        templates: TemplateSet,
        store: Store,
        world: World,
        progress: @escaping SendingProgress
    ) {
        self.delivery = delivery
        newsletter = configuration.newsletter
        timeZone = configuration.timeZone
        web = configuration.web
        database = configuration.database
        renderer = MailRenderer(
            newsletter: configuration.newsletter,
            settings: MailSettings(configuration, delivery),
            templates: templates
        )
        self.store = store
        self.world = world
        self.progress = progress
    }

    public func publish(_ issue: FrozenIssue) async throws(PublishingError) -> Publication {
        do {
            return try await send(issue.issue)
        } catch {
            throw error as? PublishingError ?? PublishingError(.mail, error)
        }
    }

    private func send(_ issue: Issue) async throws -> Publication {
        let lock = try SenderLock(beside: database)
        defer { lock.release() }
        let boot = try BootID.current()
        let transport = delivery.transport
        let letterhead = try Letterhead(
            newsletter: newsletter,
            delivery: delivery,
            web: web,
            timeZone: timeZone,
            keys: store.keyRing(makeSecret: world.secretBytes, at: world.now())
        )
        let bodies = try MailBodies(of: issue, renderer)
        try bodies.check(letterhead, issue.slug)
        let now = world.now()
        let served = try store.readersServed(inWeekOf: issue.date.day, before: issue.slug)
        let wishes = ReadersWishes(now: now, served: served)
        try store.freezeAudience(of: issue.slug, at: now, exclusion: wishes.exclusion)
        try store.recover(
            issue.slug,
            boot: boot,
            repeatable: transport.isRepeatable ? transport.name : nil,
            at: world.now()
        )
        let run = SendingRun(
            issue: issue,
            bodies: bodies,
            delivery: delivery,
            letterhead: letterhead,
            store: store,
            boot: boot,
            world: world,
            progress: progress
        )
        try await run.finish()
        return try publication(of: issue.slug)
    }

    private func publication(of slug: IssueSlug) throws(StoreError) -> Publication {
        let counts = try store.deliveryCounts(of: slug)
        let isOpen = [.pending, .sending, .deferred].contains { counts[$0, default: 0] > 0 }
        return Publication(
            channel: .mail,
            state: isOpen ? .unfinished : .done,
            detail: "\(Delivery.summary(of: counts)); \(delivery.transport.name)"
        )
    }
}

extension Delivery {
    /// `3 accepted, 1 skipped`, in the order of the states; `no readers` when there are none.
    static func summary(of counts: [State: Int]) -> String {
        let parts = State.allCases.compactMap { state in counts[state].map { "\($0) \(state.rawValue)" } }
        return parts.isEmpty ? "no readers" : parts.joined(separator: ", ")
    }
}
