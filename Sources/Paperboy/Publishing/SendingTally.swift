import Foundation
import Synchronization

/// What has come of a run so far and what follows for all its workers: whether it goes on, and how fast.
final class SendingTally: Sendable {
    private struct State {
        var status = SendingStatus()
        /// Why nothing more may be sent in this run.
        var obstacle: String?
        var failuresInARow = 0
        var uncertainInARow = 0
        /// Whether each of the newest deliveries was rejected.
        var rejections: [Bool] = []
        /// How many workers each relay has left; one without any is of no use in this run.
        var workers: [String: Int]
        /// Why relays were left out, by name.
        var leftOut: [String: String] = [:]
        var slowDowns = 0
        var resumption = Date.distantPast
    }

    /// So many failures before the first success say something about the relay, not about readers.
    private static let failuresThatTell = 5
    /// So many refusals among the newest deliveries mean that receivers have turned against the sender.
    private static let spike = (refusals: 10, of: 50)
    /// So many pauses in a row did not help.
    private static let mostSlowDowns = 4

    private let state: Mutex<State>
    private let relays: String
    private let workers: Int
    private let progress: SendingProgress

    /// - Parameter workers: the name of each worker's relay.
    init(open: Int, workers: [String], progress: @escaping SendingProgress) {
        var state = State(workers: workers.reduce(into: [:]) { $0[$1, default: 0] += 1 })
        state.status.open = open
        relays = state.workers.keys.sorted().joined(separator: ", ")
        self.state = Mutex(state)
        self.workers = workers.count
        self.progress = progress
    }

    var obstacle: String? { state.withLock { $0.obstacle } }

    var mayGoOn: Bool { obstacle == nil }

    var status: SendingStatus { state.withLock { $0.status } }

    /// Ends the run; the first reason counts.
    func stop(_ reason: String) {
        state.withLock { $0.obstacle = $0.obstacle ?? reason }
    }

    /// Whether the run goes on without a worker that gets no connection: a relay may allow fewer than we would like,
    /// or be out of order while another works.
    /// - Parameter isUseless: the relay's other workers will fare no better.
    func releaseWorker(of relay: String, _ reason: String, isUseless: Bool = false) -> Bool {
        state.withLock { state in
            let others = state.workers.reduce(0) { $0 + ($1.key == relay ? 0 : $1.value) }
            let own = state.workers[relay, default: 0]
            guard others > 0 || (own > 1 && !isUseless) else { return false }
            state.workers[relay] = max(0, own - 1)
            if own <= 1 || isUseless { state.leftOut[relay] = reason }
            return true
        }
    }

    /// Whether a worker gave up; it may have left deliveries behind.
    var hasReleased: Bool { state.withLock { $0.workers.values.reduce(0, +) < workers } }

    /// The relays that were of no use, and why.
    var leftOut: [String: String] { state.withLock { $0.leftOut } }

    /// Counts an outcome, and looks for what concerns all readers.
    func note(_ outcome: DeliveryOutcome) {
        let status = state.withLock { state in
            count(outcome, in: &state)
            return state.status
        }
        progress(status)
    }

    private func count(_ outcome: DeliveryOutcome, in state: inout State) {
        switch outcome {
        case .accepted:
            state.status.accepted += 1
            (state.failuresInARow, state.uncertainInARow, state.slowDowns) = (0, 0, 0)
            noteRejection(false, nil, in: &state)
        case .rejected(_, _, let reply):
            state.status.rejected += 1
            noteFailure(reply, in: &state)
            noteRejection(true, reply, in: &state)
        case .deferred(_, _, let reply, _):
            state.status.deferred += 1
            noteFailure(reply, in: &state)
        case .uncertain(let reason):
            state.status.uncertain += 1
            state.uncertainInARow += 1
            if state.uncertainInARow >= max(3, workers) {
                state.obstacle = state.obstacle ?? "\(relays) drops connections after the message: \(reason)"
            }
        case .skipped:
            state.status.skipped += 1
        case .untried:
            break
        }
        state.status.open = max(state.status.open, state.status.tried)
    }

    private func noteFailure(_ reply: String, in state: inout State) {
        state.failuresInARow += 1
        guard state.status.accepted == 0, state.failuresInARow >= Self.failuresThatTell else { return }
        state.obstacle = state.obstacle ?? "\(relays) refuses everybody: \(reply)"
    }

    private func noteRejection(_ isRejected: Bool, _ reply: String?, in state: inout State) {
        state.rejections.append(isRejected)
        if state.rejections.count > Self.spike.of { state.rejections.removeFirst() }
        guard isRejected, state.rejections.count(where: { $0 }) >= Self.spike.refusals else { return }
        let share = "\(Self.spike.refusals) of the last \(state.rejections.count)"
        state.obstacle =
            state.obstacle
            ?? "\(share) were refused, which harms the sender's name; the last: \(reply ?? ""). "
            + "Look at `paperboy deliveries SLUG --state rejected`; publish again goes on with the others"
    }

    /// All workers wait, each time longer, because the relay asked for less.
    func slowDown(_ reply: String, at now: Date) {
        state.withLock { state in
            // Workers hear of the same trouble at the same time.
            guard now >= state.resumption else { return }
            state.slowDowns += 1
            if state.slowDowns > Self.mostSlowDowns {
                state.obstacle = state.obstacle ?? "\(relays) asks again and again for less mail: \(reply)"
            }
            state.resumption = now.addingTimeInterval(15 * pow(2, Double(state.slowDowns)))
        }
    }

    /// How long to wait before the next message.
    func pause(at now: Date) -> Duration {
        let longest = 15 * pow(2, Double(Self.mostSlowDowns))
        return .seconds(min(max(0, state.withLock { $0.resumption }.timeIntervalSince(now)), longest))
    }
}
