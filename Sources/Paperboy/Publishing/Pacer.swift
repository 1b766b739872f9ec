import Foundation

/// Spaces messages evenly, over all connections.
actor Pacer {
    private let interval: Duration?
    private let now: @Sendable () -> Date
    private let sleep: @Sendable (Duration) async throws -> Void
    private var next = Date.distantPast

    /// - Parameter rate: nil for no limit.
    init(rate: Rate?, world: World) {
        interval = rate?.interval
        now = world.now
        sleep = world.sleep
    }

    /// Returns when the next message may leave.
    func wait() async throws {
        guard let interval else { return }
        let moment = now()
        let slot = max(next, moment)
        next = slot.addingTimeInterval(interval / .seconds(1))
        let pause = slot.timeIntervalSince(moment)
        if pause > 0 { try await sleep(.seconds(pause)) }
    }
}
