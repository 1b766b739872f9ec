import ArgumentParser
import Paperboy
import PaperboyWeb

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "The web side: subscribing, preferences, unsubscribing, archive, feeds, the operator's pages.",
        discussion: """
            Listens where `web.listen` says (127.0.0.1:8080) and sends confirmation mails. Put nginx or Caddy before it
            for TLS; docs/deploy has both. SIGTERM ends it after the requests and the letter in hand.

              paperboy serve --config /srv/papers/paperboy.yaml
            """
    )

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let application = try global.application()
        let settings = application.configuration.webServer
        let server = try WebServer.make(application) {
            Talk.say("serving \(application.configuration.web ?? "") on \(settings.host):\(settings.port)")
        }
        try await WebServer.run(server)
    }
}
