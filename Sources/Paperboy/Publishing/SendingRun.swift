import Foundation

/// One go at an issue's open deliveries: workers claim, send and settle until nothing is due or something is in
/// the way of all.
actor SendingRun {
    private let issue: Issue
    private let bodies: MailBodies
    private let delivery: MailDelivery
    private let letterhead: Letterhead
    private let store: Store
    private let boot: String
    private let world: World
    private let pacer: Pacer
    private let progress: SendingProgress
    /// Why nothing more may be sent in this run.
    private var obstacle: String?
    private var tried = 0
    private var open = 0
    private var accepted = 0
    /// Deliveries without success since the last success.
    private var failuresInARow = 0
    private var uncertainInARow = 0
    private var workers: Int

    /// How many deliveries a worker claims at a time: few enough that a dead process leaves little in doubt.
    private static let batch = 20
    /// A connection that is lost before the final dot costs nothing; so often it is opened anew for one message.
    private static let connectionsPerMessage = 3
    /// So many failures before the first success say something about the relay, not about readers.
    private static let failuresThatTell = 5

    init(
        issue: Issue,
        bodies: MailBodies,
        delivery: MailDelivery,
        letterhead: Letterhead,
        store: Store,
        boot: String,
        world: World,
        progress: @escaping SendingProgress
    ) {
        self.issue = issue
        self.bodies = bodies
        self.delivery = delivery
        self.letterhead = letterhead
        self.store = store
        self.boot = boot
        self.world = world
        self.progress = progress
        workers = delivery.connections
        pacer = Pacer(rate: delivery.rate, world: world)
    }

    /// - Throws: ``PublishingError`` when something stopped the run; what is still open stays so.
    func finish() async throws {
        let counts = try store.deliveryCounts(of: issue.slug)
        open = counts[.pending, default: 0] + counts[.deferred, default: 0]
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<delivery.connections { group.addTask { await self.work() } }
        }
        // Whoever found no connection gave its readers back, perhaps when the others had finished already.
        if obstacle == nil, workers < delivery.connections {
            workers = 1
            await work()
        }
        if let obstacle { throw PublishingError(channel: .mail, reason: obstacle) }
    }

    private func work() async {
        let session = delivery.transport.session()
        do {
            while obstacle == nil, try await sendBatch(over: session) {}
        } catch {
            stop(error is CancellationError ? Self.cancelled : "\(error)")
        }
        await session.close()
    }

    private static let cancelled = "stopped before all was sent; publish again goes on"

    /// - Returns: false when nothing is due any more, or this worker is of no use.
    private func sendBatch(over session: any MailSession) async throws -> Bool {
        let claimed = try store.claim(
            issue.slug,
            limit: Self.batch,
            transport: delivery.transport.name,
            boot: boot,
            at: world.now()
        )
        var isUseful = !claimed.isEmpty
        for (index, one) in claimed.enumerated() {
            if Task.isCancelled { stop(Self.cancelled) }
            do {
                let outcome = obstacle == nil && isUseful ? try await attempt(one, over: session) : .untried
                try store.settle(one.subscriber.id, of: issue.slug, as: outcome, at: world.now())
                if outcome == .untried { isUseful = false } else { note(outcome) }
            } catch {
                // What was not begun goes back; the one at hand keeps its marks, which say what may have happened.
                for rest in claimed[(index + 1)...] {
                    try? store.settle(rest.subscriber.id, of: issue.slug, as: .untried, at: world.now())
                }
                throw error
            }
        }
        return isUseful
    }

    /// Looks for what concerns all readers: a relay that refuses everybody, or drops each message.
    private func note(_ outcome: DeliveryOutcome) {
        tried += 1
        progress(tried, max(open, tried))
        switch outcome {
        case .accepted:
            accepted += 1
            (failuresInARow, uncertainInARow) = (0, 0)
        case .rejected(_, _, let reply), .deferred(_, _, let reply, _):
            fail("refuses everybody: \(reply)")
        case .uncertain(let reason):
            uncertainInARow += 1
            if uncertainInARow >= max(3, delivery.connections) {
                stop("\(delivery.transport.name) drops connections after the message: \(reason)")
            }
        case .skipped, .untried:
            break
        }
    }

    private func fail(_ words: String) {
        failuresInARow += 1
        if accepted == 0, failuresInARow >= Self.failuresThatTell { stop("\(delivery.transport.name) \(words)") }
    }

    private func attempt(
        _ claimed: ClaimedDelivery,
        over session: any MailSession
    ) async throws -> DeliveryOutcome {
        var mail: OutgoingMail
        do throws(MailAddressError) {
            mail = try self.mail(to: claimed.subscriber)
        } catch {
            return .skipped(reason: "\(error)")
        }
        mail.bytes = try letterhead.signed(mail.bytes, at: world.now())
        try await pacer.wait()
        var lost = ""
        for _ in 0..<Self.connectionsPerMessage {
            switch await session.result(of: mail, beforeEnd: mark(claimed.subscriber)) {
            case .success(let reply): return .accepted(code: reply.code, enhanced: reply.enhanced, reply: reply.text)
            case .failure(.notSent(let words)): lost = words
            case .failure(let error): return judge(error, claimed)
            }
        }
        return .deferred(code: nil, enhanced: nil, reply: lost, next: nextAttempt(claimed))
    }

    private func mail(to subscriber: Subscriber) throws(MailAddressError) -> OutgoingMail {
        return OutgoingMail(
            sender: letterhead.sender(to: subscriber, of: issue.slug),
            recipient: try MailAddress(subscriber.address.rawValue).description,
            fileName: letterhead.fileName(subscriber, of: issue.slug),
            bytes: try bodies[subscriber.language].message(
                to: letterhead.recipient(subscriber, of: issue.slug),
                date: ZonedTime(world.now(), in: letterhead.timeZone)
            )
        )
    }

    private func mark(_ subscriber: Subscriber) -> @Sendable () throws -> Void {
        let (store, slug, now) = (store, issue.slug, world.now)
        return { try store.markEnding(subscriber.id, of: slug, at: now()) }
    }

    /// What an error means for this delivery, and whether it stops the run.
    private func judge(_ error: SMTPError, _ claimed: ClaimedDelivery) -> DeliveryOutcome {
        switch error {
        case .refused(let reply, .sender) where reply.isPermanent:
            stop("\(delivery.transport.name) refuses the sender \(letterhead.bounces): \(reply.text)")
            return .untried
        case .refused(let reply, _):
            return reply.isPermanent
                ? .rejected(code: reply.code, enhanced: reply.enhanced, reply: reply.text)
                : .deferred(code: reply.code, enhanced: reply.enhanced, reply: reply.text, next: nextAttempt(claimed))
        case .uncertain(let words):
            return .uncertain(reason: words)
        case .unsendable(let words):
            return .skipped(reason: words)
        case .notSent(let words):
            return .deferred(code: nil, enhanced: nil, reply: words, next: nextAttempt(claimed))
        case .unavailable where workers > 1:
            // A relay may allow fewer connections than we would like: the others go on.
            workers -= 1
            return .untried
        case .unavailable, .loginRefused, .markFailed:
            stop("\(delivery.transport.name): \(error)")
            return .untried
        }
    }

    private func stop(_ reason: String) {
        if obstacle == nil { obstacle = reason }
    }

    private func nextAttempt(_ claimed: ClaimedDelivery) -> Date {
        world.now().addingTimeInterval(Backoff.pause(after: claimed.attempts + 1) / .seconds(1))
    }
}

extension MailSession {
    /// What came of handing over one message, as a value.
    fileprivate func result(
        of mail: OutgoingMail,
        beforeEnd: @escaping @Sendable () throws -> Void
    ) async -> Result<SMTPReply, SMTPError> {
        do throws(SMTPError) {
            return .success(try await deliver(mail, beforeEnd: beforeEnd))
        } catch {
            return .failure(error)
        }
    }
}
