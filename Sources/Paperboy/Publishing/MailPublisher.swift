import Foundation

/// Sends the issue to every reader of its audience, each once.
public struct MailPublisher: Publisher {
    public let channel = Channel.mail
    private let delivery: MailDelivery
    private let newsletter: Newsletter
    private let timeZone: TimeZone
    private let web: String?
    private let press: MailPress
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
        press = MailPress(configuration, delivery, templates)
        self.store = store
        self.world = world
        self.progress = progress
    }

    public func publish(_ issue: FrozenIssue) async throws(PublishingError) -> Publication {
        do {
            return try await send(issue)
        } catch {
            throw error as? PublishingError ?? PublishingError(.mail, error)
        }
    }

    private func send(_ frozen: FrozenIssue) async throws -> Publication {
        let issue = frozen.issue
        let lock = try SenderLock(beside: database)
        defer { lock.release() }
        let isFrozen = try store.isAudienceFrozen(issue.slug)
        if isFrozen, try store.deliveryCounts(of: issue.slug).open == 0 {
            return try publication(of: issue.slug, by: delivery.routes)
        }
        let boot = try BootID.current()
        let letterhead = try Letterhead(
            newsletter: newsletter,
            delivery: delivery,
            web: web,
            timeZone: timeZone,
            keys: store.keyRing(makeSecret: world.secretBytes, at: world.now())
        )
        let portions = try Portions(of: issue, from: store)
        let bodies = try press.bodies(of: frozen, portions)
        try bodies.check(letterhead, issue.slug)
        if !isFrozen {
            let now = world.now()
            let wishes = try store.wishes(for: issue, portions, at: now)
            try store.freezeAudience(of: issue.slug, at: now, exclusion: wishes.exclusion)
        }
        try store.recover(
            issue.slug,
            boot: boot,
            repeatable: delivery.routes.repeatable,
            at: world.now()
        )
        try store.adopt(delivery.domainRates, for: issue.slug, at: world.now())
        let plan = SendingPlan(
            slug: issue.slug,
            bodies: bodies,
            letterhead: letterhead,
            delivery: delivery,
            store: store,
            boot: boot,
            world: world,
            end: world.now().addingTimeInterval(delivery.patience / .seconds(1))
        )
        var run = SendingRun(plan: plan, progress: progress)
        repeat {
            try await run.finish()
        } while try await isDueAgain(run, by: plan.end)
        return try publication(of: issue.slug, by: run.routes, run.remarks)
    }

    /// Waits until there is more to send, if that is before the end.
    private func isDueAgain(_ run: SendingRun, by end: Date) async throws -> Bool {
        let now = world.now()
        guard let due = try nextDue(run, now), due <= end else { return false }
        try await world.sleep(.seconds(max(0, due.timeIntervalSince(now))))
        return world.now() >= due
    }

    private func nextDue(_ run: SendingRun, _ now: Date) throws(StoreError) -> Date? {
        let isPending = try store.deliveryCounts(of: run.plan.slug)[.pending] != nil
        let deferred = try store.nextAttempt(of: run.plan.slug)
        guard let next = isPending ? now : deferred else { return nil }
        // The first relay that may send again will do.
        let allowances = try run.routes.map { (route) throws(StoreError) in
            let (name, quotas) = (route.transport.name, delivery.quotas)
            let share = run.plan.share(of: name, at: now)
            return try store.nextAllowance(for: name, under: quotas, share: share, at: now) ?? now
        }
        return max(next, allowances.min() ?? now)
    }

    private func publication(
        of slug: IssueSlug,
        by routes: [MailRoute],
        _ remarks: [String] = []
    ) throws(StoreError) -> Publication {
        let counts = try store.deliveryCounts(of: slug)
        return Publication(
            channel: .mail,
            state: counts.open > 0 ? .unfinished : .done,
            detail: ([Delivery.summary(of: counts), routes.name] + remarks).joined(separator: "; ")
        )
    }
}

extension [Delivery.State: Int] {
    /// How many are not settled yet.
    var open: Int { [.pending, .sending, .deferred].map { self[$0, default: 0] }.reduce(0, +) }
}

extension Delivery {
    /// `3 accepted, 1 skipped`, in the order of the states; `no readers` when there are none.
    static func summary(of counts: [State: Int]) -> String {
        let parts = State.allCases.compactMap { state in counts[state].map { "\($0) \(state.rawValue)" } }
        return parts.isEmpty ? "no readers" : parts.joined(separator: ", ")
    }
}
