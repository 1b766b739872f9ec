import Foundation
import Synchronization

/// What has come of a run so far and what follows for all its workers: whether it goes on, and how fast.
final class SendingTally: Sendable {
    private struct State {
        var status = SendingStatus()
        /// Why nothing more may be sent in this run.
        var obstacle: String?
        var uncertainInARow = 0
        /// Whether each of the newest deliveries was rejected.
        var rejections: [Bool] = []
        /// How many workers each relay has left; one without any is of no use in this run.
        var workers: [String: Int]
        /// Why relays were left out, by name.
        var leftOut: [String: String] = [:]
        var paces: [String: Pace] = [:]

        /// See ``SendingTally/releaseWorker(of:_:isUseless:)``.
        mutating func release(_ relay: String, _ reason: String, isUseless: Bool) -> Bool {
            let others = workers.reduce(0) { $0 + ($1.key == relay ? 0 : $1.value) }
            let own = workers[relay, default: 0]
            guard others > 0 || (own > 1 && !isUseless) else { return false }
            workers[relay] = isUseless ? 0 : max(0, own - 1)
            if own <= 1 || isUseless { leftOut[relay] = leftOut[relay] ?? reason }
            return true
        }
    }

    /// How a relay takes what it is given.
    private struct Pace {
        var hasAccepted = false
        var failuresInARow = 0
        var slowDowns = 0
        var resumption = Date.distantPast
        /// How often in a row it closed the connection in place of an answer.
        var closings = 0
    }

    /// So many failures before the first success say something about the relay, not about readers.
    private static let failuresThatTell = 5
    /// So many refusals among the newest deliveries mean that receivers have turned against the sender.
    private static let spike = (refusals: 10, of: 50)
    /// So many pauses in a row did not help.
    private static let mostSlowDowns = 4
    /// A single 421 may be meant for one recipient; so many in a row are meant for us.
    private static let closingsThatTell = 3

    private let state: Mutex<State>
    private let relays: String
    private let workers: Int
    private let progress: SendingProgress

    /// - Parameters:
    ///   - workers: the name of each worker's relay.
    ///   - completion: see ``SendingStatus/completion``.
    init(open: Int, workers: [String], completion: Date? = nil, progress: @escaping SendingProgress) {
        var state = State(workers: workers.reduce(into: [:]) { $0[$1, default: 0] += 1 })
        state.status.open = open
        state.status.completion = completion
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
        state.withLock { $0.release(relay, reason, isUseless: isUseless) }
    }

    /// Whether a worker gave up; it may have left deliveries behind.
    var hasReleased: Bool { state.withLock { $0.workers.values.reduce(0, +) < workers } }

    /// The relays that were of no use, and why.
    var leftOut: [String: String] { state.withLock { $0.leftOut } }

    /// Whether a relay is still of use to this run.
    func uses(_ relay: String) -> Bool { state.withLock { $0.leftOut[relay] == nil } }

    /// Counts an outcome, and looks for what concerns all readers.
    func note(_ outcome: DeliveryOutcome, by relay: String) {
        let status = state.withLock { state in
            count(outcome, by: relay, in: &state)
            return state.status
        }
        progress(status)
    }

    private func count(_ outcome: DeliveryOutcome, by relay: String, in state: inout State) {
        switch outcome {
        case .accepted:
            state.status.accepted += 1
            state.uncertainInARow = 0
            let resumption = state.paces[relay]?.resumption ?? .distantPast
            state.paces[relay] = Pace(hasAccepted: true, resumption: resumption)
            noteRejection(false, nil, in: &state)
        case .rejected(_, _, let reply):
            state.status.rejected += 1
            if let reason = failure(reply, of: relay, in: &state) { state.obstacle = state.obstacle ?? reason }
            noteRejection(true, reply, in: &state)
        case .deferred(_, _, let reply, _):
            state.status.deferred += 1
            // What is refused for now may be taken elsewhere; what is refused for good harms the name there too.
            if let reason = failure(reply, of: relay, in: &state), !state.release(relay, reason, isUseless: true) {
                state.obstacle = state.obstacle ?? reason
            }
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

    /// Counts a failure; what to say of a relay that has taken nothing and refuses one after another.
    private func failure(_ reply: String, of relay: String, in state: inout State) -> String? {
        state.paces[relay, default: Pace()].failuresInARow += 1
        guard let pace = state.paces[relay], !pace.hasAccepted, pace.failuresInARow >= Self.failuresThatTell else {
            return nil
        }
        return "\(relay) refuses everybody: \(reply)"
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

    /// Hears of a refusal for now (4xx). A relay that wants less mail, by what it says to the sender or by closing
    /// connections, gets a pause, each time longer; the others go on. It is left out when that did not help.
    func note(_ reply: SMTPReply, to stage: SMTPError.Stage, by relay: String, at now: Date) {
        let isHopeless = state.withLock { state in
            var pace = state.paces[relay] ?? Pace()
            defer { state.paces[relay] = pace }
            pace.closings = reply.isClosing ? pace.closings + 1 : 0
            guard stage == .sender || pace.closings >= Self.closingsThatTell else { return false }
            return slowDown(&pace, at: now)
        }
        guard isHopeless else { return }
        let reason = "it asks again and again for less mail: \(reply.text)"
        if !releaseWorker(of: relay, reason, isUseless: true) { stop("\(relay): \(reason)") }
    }

    /// - Returns: whether pauses do not help.
    private func slowDown(_ pace: inout Pace, at now: Date) -> Bool {
        // Workers hear of the same trouble at the same time.
        guard now >= pace.resumption else { return false }
        pace.slowDowns += 1
        pace.resumption = now.addingTimeInterval(15 * pow(2, Double(pace.slowDowns)))
        return pace.slowDowns > Self.mostSlowDowns
    }

    /// How long to wait before a relay's next message.
    func pause(of relay: String, at now: Date) -> Duration {
        let longest = 15 * pow(2, Double(Self.mostSlowDowns))
        let resumption = state.withLock { $0.paces[relay]?.resumption ?? .distantPast }
        return .seconds(min(max(0, resumption.timeIntervalSince(now)), longest))
    }
}
