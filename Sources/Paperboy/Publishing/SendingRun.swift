import Foundation

/// One go at an issue's open deliveries: workers claim, send and settle until nothing is due or something is in
/// the way of all.
struct SendingRun: Sendable {
    let plan: SendingPlan
    let progress: SendingProgress

    /// - Throws: ``PublishingError`` when something stopped the run; what is still open stays so.
    func finish() async throws {
        let counts = try plan.store.deliveryCounts(of: plan.slug)
        let count = plan.delivery.connections
        let tally = SendingTally(
            open: counts[.pending, default: 0] + counts[.deferred, default: 0],
            workers: count,
            transport: plan.transport.name,
            progress: progress
        )
        let pacer = Pacer(rate: plan.delivery.rate, now: plan.world.now)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<count { group.addTask { await SendingWorker(plan, tally: tally, pacer: pacer).work() } }
        }
        // Whoever found no connection gave its readers back, perhaps when the others had finished already.
        if tally.mayGoOn, tally.workersLeft < count {
            let last = SendingTally(
                open: tally.status.open,
                workers: 1,
                transport: plan.transport.name,
                progress: progress
            )
            await SendingWorker(plan, tally: last, pacer: pacer).work()
            if let obstacle = last.obstacle { throw PublishingError(channel: .mail, reason: obstacle) }
        }
        if let obstacle = tally.obstacle { throw PublishingError(channel: .mail, reason: obstacle) }
    }
}
