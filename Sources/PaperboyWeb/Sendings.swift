import Logging
import Paperboy
import ServiceLifecycle

/// Issues that the operator approved, to be published by this server one after the other.
final class Sendings: Sendable {
    let orders: AsyncStream<IssueSlug>
    private let input: AsyncStream<IssueSlug>.Continuation

    init() { (orders, input) = AsyncStream.makeStream() }

    func publish(_ slug: IssueSlug) { input.yield(slug) }

    func close() { input.finish() }
}

/// Publishes what the operator approved. Told to stop, it ends as `paperboy publish` does on a signal: nothing is
/// left in doubt, and the next publish goes on.
struct SendingService: Service {
    let sendings: Sendings
    let application: Paperboy.Application

    func run() async throws {
        await withGracefulShutdownHandler {
            for await slug in sendings.orders {
                if Task.isShuttingDownGracefully { break }
                do {
                    _ = try await cancelWhenGracefulShutdown { try await application.publish(slug) }
                } catch {
                    let words = "\(slug): \(error)"
                    application.log.error("publish", metadata: ["error": "\(words)"])
                    try? application.store.raise("publish", words, at: application.world.now())
                }
            }
        } onGracefulShutdown: {
            sendings.close()
        }
    }
}
