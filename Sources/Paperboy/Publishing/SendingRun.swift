import Foundation

/// One go at an issue's open deliveries: workers claim, send and settle until nothing is due or something is in
/// the way of all.
struct SendingRun: Sendable {
    let plan: SendingPlan
    let progress: SendingProgress
    /// Relays that have been of no use, and why; they get no worker any more. Another always works.
    private(set) var leftOut: [String: String] = [:]

    init(plan: SendingPlan, progress: @escaping SendingProgress) {
        self.plan = plan
        self.progress = progress
    }

    /// - Throws: ``PublishingError`` when something stopped the run; what is still open stays so.
    mutating func finish() async throws {
        let counts = try plan.store.deliveryCounts(of: plan.slug)
        let open = counts[.pending, default: 0] + counts[.deferred, default: 0]
        let pacer = Pacer(rate: plan.delivery.rate, now: plan.world.now)
        let tally = try await send(open: open, over: plan.delivery.connections, pacer)
        // Whoever found no connection gave its readers back, perhaps when the others had finished already.
        if tally.hasReleased { _ = try await send(open: tally.status.open, over: 1, pacer) }
    }

    /// The relays that are of use.
    var routes: [MailRoute] { plan.delivery.routes.filter { leftOut[$0.transport.name] == nil } }

    private mutating func send(open: Int, over connections: Int, _ pacer: Pacer) async throws -> SendingTally {
        let crew = routes.spread(over: connections)
        let plan = plan
        let tally = SendingTally(
            open: open,
            workers: crew.map(\.name),
            completion: try plan.completion(of: open),
            progress: progress
        )
        await withTaskGroup(of: Void.self) { group in
            for transport in crew {
                group.addTask { await SendingWorker(plan, by: transport, tally: tally, pacer: pacer).work() }
            }
        }
        leftOut.merge(tally.leftOut) { $1 }
        if let obstacle = tally.obstacle {
            throw PublishingError(channel: .mail, reason: ([obstacle] + remarks).joined(separator: "; "))
        }
        return tally
    }

    /// A line for each relay that was left out.
    var remarks: [String] {
        leftOut.sorted { $0.key < $1.key }.map { "left out \($0.key), which is of no use now: \($0.value)" }
    }
}
