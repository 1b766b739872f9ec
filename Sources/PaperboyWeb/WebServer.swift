public import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
public import Paperboy
import ServiceLifecycle

/// `paperboy serve`: the web side on one port, and the worker that sends letters.
public enum WebServer {
    /// Wires the server. Nothing runs yet.
    /// - Parameters:
    ///   - worker: whether letters are sent by this server too.
    ///   - onListening: called once the port is open.
    /// - Throws: ``CommandFailure`` where the configuration lacks something.
    public static func make(
        _ application: Paperboy.Application,
        worker: Bool = true,
        onListening: @escaping @Sendable () -> Void = {}
    ) throws -> Hummingbird.Application<WebResponder> {
        let site = try WebSite(application)
        guard let delivery = application.configuration.mail else {
            throw CommandFailure(.usage, "confirmation mails need `mail:` in the configuration")
        }
        try site.shelf.refresh()
        var server = Hummingbird.Application(
            responder: WebResponder(site: site),
            server: .http1(configuration: .init(idleTimeout: .seconds(30))),
            configuration: ApplicationConfiguration(
                address: .hostname(site.settings.host, port: site.settings.port),
                backlog: 1024
            ),
            onServerRunning: { _ in onListening() },
            logger: quiet(application.log)
        )
        server.addServices(ShelfService(shelf: site.shelf, world: application.world, log: application.log))
        server.addServices(SendingService(sendings: site.sendings, application: application))
        if worker {
            let desk = try LetterDesk(
                application: application,
                delivery: delivery,
                web: site.url,
                limits: site.settings.limits,
                keys: site.keys
            )
            server.addServices(LetterService(desk: desk, world: application.world, log: application.log))
        }
        return server
    }

    /// Serves until the task is cancelled; then takes nothing new, answers what is in hand, and returns.
    /// - Throws: ``CommandFailure`` where the port cannot be had.
    public static func run(_ server: Hummingbird.Application<WebResponder>) async throws {
        let group = ServiceGroup(configuration: .init(services: [server], logger: server.logger))
        // A task of its own: cancelling the group itself would cut answers off in the middle.
        let serving = Task { try await group.run() }
        try await withTaskCancellationHandler {
            do {
                try await serving.value
            } catch let error as IOError {
                let site = server.responder.site
                let place = "\(site.settings.host):\(site.settings.port)"
                let advice = "another program may have the port; `web.listen` names it"
                throw CommandFailure(.failed, "cannot listen on \(place): \(error); \(advice)")
            }
        } onCancel: {
            Task { await group.triggerGracefulShutdown() }
        }
    }

    /// The framework's own log has addresses of requests in it, and so tokens: only what is wrong gets through.
    private static func quiet(_ log: Logger) -> Logger {
        var quiet = log
        quiet.logLevel = max(log.logLevel, .warning)
        return quiet
    }
}
