import Foundation

/// What all workers of a run go by: the issue's messages, the relays and the ledger.
struct SendingPlan: Sendable {
    let slug: IssueSlug
    let bodies: MailBodies
    let letterhead: Letterhead
    let delivery: MailDelivery
    let store: Store
    /// The boot in which the process runs; see ``BootID``.
    let boot: String
    let world: World
    /// When the run leaves the rest to the next one.
    let end: Date

    /// Why no message can be made for a reader.
    struct Unfit: Error, CustomStringConvertible {
        var words: String

        var description: String { words }
    }

    /// Deferred mail is given up after three days.
    private static let patience: TimeInterval = 3 * 86_400
    /// How many deliveries a worker claims at a time: a claim is a synced write.
    private static let claims = 25...500
    /// What a worker claims lasts so long, in seconds: others should find something to do.
    private static let longestBatch = 10.0

    /// How many deliveries to claim for one worker of several: its share, so that all end at about the same time.
    private func batch(remaining: Int) -> Int {
        let workers = max(delivery.connections, delivery.routes.count)
        let share = min(Self.claims.upperBound, max(Self.claims.lowerBound, remaining / workers))
        guard let rate = delivery.rate else { return share }
        let perWorker = Self.longestBatch / (rate.interval / .seconds(1)) / Double(workers)
        return min(share, max(1, Int(perWorker)))
    }

    /// So long a connection is kept for readers whose turn comes, in seconds.
    private static let longestIdling = 60.0

    /// Whether the operator has paused the issue.
    func isPaused() throws(StoreError) -> Bool { try store.isPaused(slug) }

    /// - Parameter remaining: how many deliveries of the run are not settled yet.
    func claim(for transport: any MailTransport, remaining: Int) throws(StoreError) -> [ClaimedDelivery] {
        let now = world.now()
        return try store.claim(
            slug,
            limit: batch(remaining: remaining),
            transport: transport.name,
            boot: boot,
            quotas: delivery.quotas,
            share: share(of: transport.name, at: now),
            domains: delivery.domainRates,
            at: now
        )
    }

    /// See ``WarmUp``.
    func share(of transport: String, at now: Date) -> DailyShare? {
        delivery.share(of: transport, at: now, in: letterhead.timeZone)
    }

    /// See ``SendingStatus/completion``.
    func completion(of open: Int) throws(StoreError) -> Date? {
        let waits = delivery.domainRates.isEmpty ? [] : try store.domainWaits(of: slug)
        let (now, zone) = (world.now(), letterhead.timeZone)
        return try delivery.completion(of: open, waits: waits, store, at: now, in: zone)
    }

    /// When the turn comes of a reader who waits for a domain's rate; nil when that is not worth keeping a connection.
    func nextTurn() throws(StoreError) -> Date? {
        guard !delivery.domainRates.isEmpty, let next = try store.nextAttempt(of: slug) else { return nil }
        let now = world.now()
        return next > now && next <= min(end, now.addingTimeInterval(Self.longestIdling)) ? next : nil
    }

    func record(_ results: [(subscriber: UUID, outcome: DeliveryOutcome)], ending: UUID?) throws(StoreError) {
        try store.record(results, ending: ending, of: slug, at: world.now())
    }

    /// - Throws: ``CryptoError`` when messages cannot be signed, which concerns all readers.
    func mail(to subscriber: Subscriber) throws(CryptoError) -> Result<OutgoingMail, Unfit> {
        let now = world.now()
        let made: (body: MailBody, topics: [String])
        switch bodies.body(for: subscriber) {
        case .success(let found): made = found
        case .failure(let unfit): return .failure(unfit)
        }
        let address: String
        let message: [UInt8]
        let recipient = letterhead.recipient(subscriber, of: slug, topics: made.topics)
        do throws(MailAddressError) {
            address = try MailAddress(subscriber.address.rawValue).description
            message = try made.body.message(to: recipient, date: ZonedTime(now, in: letterhead.timeZone))
        } catch {
            return .failure(Unfit(words: "\(error)"))
        }
        let signed = try letterhead.signed(message, at: now)
        do throws(SMTPError) {
            let sender = letterhead.sender(to: subscriber, of: slug)
            let name = letterhead.fileName(subscriber, of: slug)
            return .success(try OutgoingMail(from: sender, to: address, fileName: name, bytes: signed))
        } catch {
            return .failure(Unfit(words: Self.words(error)))
        }
    }

    private static func words(_ error: SMTPError) -> String {
        if case .unsendable(let words) = error { words } else { "\(error)" }
    }

    /// Tried again later, or given up when that has gone on for too long.
    func deferral(of claimed: ClaimedDelivery, code: Int?, enhanced: String?, reply: String) -> DeliveryOutcome {
        let now = world.now()
        if let first = claimed.firstAttempt, now.timeIntervalSince(first) >= Self.patience {
            return .rejected(code: code, enhanced: enhanced, reply: "given up after three days: \(reply)")
        }
        let pause = Backoff.pause(after: claimed.attempts + 1) / .seconds(1)
        return .deferred(code: code, enhanced: enhanced, reply: reply, next: now.addingTimeInterval(pause))
    }
}
