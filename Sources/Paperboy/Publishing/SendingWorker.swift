import Foundation

/// One connection's share of a run: claims batches, makes, sends and settles their messages, one after another.
///
/// Runs on a thread of its own: mail and ledger block.
actor SendingWorker {
    private let plan: SendingPlan
    private let transport: any MailTransport
    private let tally: SendingTally
    private let pacer: Pacer
    private let session: any MailSession
    private let executor = QueueExecutor(label: "paperboy.mail")
    /// Outcomes that are not in the ledger yet: they go there with the next mark.
    private var unrecorded: [(subscriber: UUID, outcome: DeliveryOutcome)] = []

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// A connection that is lost before the final dot costs nothing; so often it is opened anew for one message.
    private static let connectionsPerMessage = 3
    static let cancelled = "stopped before all was sent; publish again goes on"

    init(_ plan: SendingPlan, by transport: any MailTransport, tally: SendingTally, pacer: Pacer) {
        self.plan = plan
        self.transport = transport
        self.tally = tally
        self.pacer = pacer
        session = transport.session()
    }

    /// Sends until nothing is due or the run ends.
    func work() async {
        do {
            while goesOn, try await sendBatch() {}
        } catch {
            tally.stop(error is CancellationError ? Self.cancelled : "\(error)")
        }
        try? record()
        session.close()
    }

    /// A delivery whose message is made.
    private struct Prepared {
        var claimed: ClaimedDelivery
        var mail: OutgoingMail
        /// When it may leave.
        var slot: Date
    }

    /// - Returns: false when nothing is due any more, or this worker is of no use.
    private func sendBatch() async throws -> Bool {
        guard try !plan.isPaused() else {
            tally.stop("the send is paused; resume it under /admin, then publish again")
            return false
        }
        var rest = try plan.claim(for: transport, remaining: tally.status.remaining)[...]
        guard !rest.isEmpty else { return try await waitForTurn() }
        var current: Prepared?
        defer { giveBack(rest, and: current) }
        current = try prepareNext(from: &rest)
        while let prepared = current {
            try await wait(until: prepared.slot)
            guard goesOn else { return false }
            let next = try prepareNext(from: &rest)
            let outcome = attempt(prepared, announcing: next)
            unrecorded.append((prepared.claimed.subscriber.id, outcome))
            current = next
            if outcome == .untried { return false }
            tally.note(outcome, by: transport.name)
        }
        try record()
        return true
    }

    private var goesOn: Bool {
        if Task.isCancelled { tally.stop(Self.cancelled) }
        return tally.mayGoOn && tally.uses(transport.name)
    }

    /// Waits for the message's turn, and for a relay that wants a pause. What is known is kept before.
    private func wait(until slot: Date) async throws {
        let pause = max(pacer.pause(until: slot), tally.pause(of: transport.name, at: plan.world.now()))
        guard pause > .zero, goesOn else { return }
        try record()
        try await plan.world.sleep(pause)
    }

    /// Waits for readers whose domain's rate was used up.
    /// - Returns: false when there are none whose turn comes soon.
    private func waitForTurn() async throws -> Bool {
        guard let turn = try plan.nextTurn() else { return false }
        try await plan.world.sleep(.seconds(turn.timeIntervalSince(plan.world.now())))
        return plan.world.now() >= turn
    }

    /// The next message; readers who cannot be sent one are skipped.
    private func prepareNext(from rest: inout ArraySlice<ClaimedDelivery>) throws(CryptoError) -> Prepared? {
        while let claimed = rest.first {
            let mail = try plan.mail(to: claimed.subscriber)
            rest.removeFirst()
            switch mail {
            case .success(let mail): return Prepared(claimed: claimed, mail: mail, slot: pacer.nextSlot())
            case .failure(let reason): note(.skipped(reason: reason.words), of: claimed)
            }
        }
        return nil
    }

    private func note(_ outcome: DeliveryOutcome, of claimed: ClaimedDelivery) {
        unrecorded.append((claimed.subscriber.id, outcome))
        tally.note(outcome, by: transport.name)
    }

    // MARK: One message

    private func attempt(_ prepared: Prepared, announcing next: Prepared?) -> DeliveryOutcome {
        // An envelope that was sent ahead keeps the relay waiting: only one whose turn has come goes.
        let isDue = next.map { pacer.pause(until: $0.slot) == .zero } ?? false
        var lost = ""
        for _ in 0..<Self.connectionsPerMessage {
            switch result(of: prepared, announcing: isDue ? next?.mail : nil) {
            case .success(let reply): return .accepted(code: reply.code, enhanced: reply.enhanced, reply: reply.text)
            case .failure(.notSent(let words)): lost = words
            case .failure(let error): return outcome(of: error, prepared.claimed)
            }
        }
        return plan.deferral(of: prepared.claimed, code: nil, enhanced: nil, reply: lost)
    }

    /// What came of handing over one message, as a value.
    private func result(of prepared: Prepared, announcing next: OutgoingMail?) -> Result<SMTPReply, SMTPError> {
        do throws(SMTPError) {
            let reply = try session.deliver(prepared.mail, announcing: next) {
                try record(ending: prepared.claimed.subscriber.id)
            }
            return .success(reply)
        } catch {
            return .failure(error)
        }
    }

    /// What an error means for this delivery, and for the run.
    private func outcome(of error: SMTPError, _ claimed: ClaimedDelivery) -> DeliveryOutcome {
        switch error {
        case .refused(let reply, .sender) where reply.isPermanent:
            tally.stop("\(transport.name) refuses the sender \(plan.letterhead.bounces): \(reply.text)")
            return .untried
        case .refused(let reply, let stage):
            if reply.isPermanent { return .rejected(code: reply.code, enhanced: reply.enhanced, reply: reply.text) }
            tally.note(reply, to: stage, by: transport.name, at: plan.world.now())
            return plan.deferral(of: claimed, code: reply.code, enhanced: reply.enhanced, reply: reply.text)
        case .uncertain(let words):
            return .uncertain(reason: words)
        case .unsendable(let words):
            return .skipped(reason: words)
        case .notSent(let words):
            return plan.deferral(of: claimed, code: nil, enhanced: nil, reply: words)
        case .unavailable(let words) where tally.releaseWorker(of: transport.name, words):
            return .untried
        case .loginRefused(let words) where tally.releaseWorker(of: transport.name, words, isUseless: true):
            return .untried
        case .unavailable, .loginRefused, .markFailed:
            tally.stop("\(transport.name): \(error)")
            return .untried
        }
    }

    // MARK: The ledger

    private func record(ending: UUID? = nil) throws(StoreError) {
        if unrecorded.isEmpty, ending == nil { return }
        try plan.record(unrecorded, ending: ending)
        unrecorded = []
    }

    /// What was claimed and not begun goes back; a delivery at hand keeps its marks, which say what may have happened.
    private func giveBack(_ rest: ArraySlice<ClaimedDelivery>, and current: Prepared?) {
        let untried = rest.map(\.subscriber.id) + [current?.claimed.subscriber.id].compactMap { $0 }
        unrecorded += untried.map { ($0, .untried) }
        try? record()
    }
}
