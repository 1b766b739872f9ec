import Logging
import Paperboy
import ServiceLifecycle

/// Sends the letters that people asked for, until the server is told to stop; a letter in hand is finished first.
struct LetterService: Service {
    private static let roundsBetweenPurges = 3600

    let desk: LetterDesk
    let world: World
    let log: Logger

    func run() async throws {
        try await desk.recover()
        var round = 0
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                if round.isMultiple(of: Self.roundsBetweenPurges) { try await desk.purge() }
                // Cancelled, the desk finishes the letter in hand and leaves the others in the queue.
                _ = try await cancelWhenGracefulShutdown { try await desk.workOff() }
            } catch {
                log.error("letters", metadata: ["error": "\(error)"])
            }
            round += 1
            await pause(.seconds(1), world)
        }
    }
}

/// Takes new issues into the archive and the feeds.
struct ShelfService: Service {
    let shelf: Shelf
    let world: World
    let log: Logger

    func run() async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                try await BlockingWork.run { try shelf.refresh() }
            } catch {
                log.error("archive", metadata: ["error": "\(error)"])
            }
            await pause(.seconds(5), world)
        }
    }
}

/// Waits, or less long when the server is told to stop.
private func pause(_ duration: Duration, _ world: World) async {
    try? await cancelWhenGracefulShutdown { try await world.sleep(duration) }
}
