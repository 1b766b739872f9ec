import ArgumentParser
import Dispatch
import Glibc

@main
struct PaperboyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paperboy",
        abstract: "Collects research papers, summarises them, and delivers one issue to a blog, to feeds and by mail.",
        discussion: """
            A first look, offline and without keys:
              paperboy demo

            Each morning, from cron:
              paperboy run --config /srv/papers/paperboy.yaml

            Exit status: 0 done, 1 failed, 2 wrong usage or configuration, 3 done in part, 4 nothing to publish.
            """,
        version: "paperboy 0.1.0",
        subcommands: [
            InitCommand.self, DemoCommand.self, RunCommand.self, CollectCommand.self, ComposeCommand.self,
            CheckCommand.self, PublishCommand.self, PreviewCommand.self, StatusCommand.self, DeliveriesCommand.self,
            RetryCommand.self, SettleCommand.self, SubscribersCommand.self, FigureCommand.self, WhyCommand.self,
            DoctorCommand.self, DKIMCommand.self, EvaluateCommand.self, BenchCommand.self, MailboxCommand.self,
            ServeCommand.self, AdminCommand.self, KeysCommand.self,
        ]
    )

    static func main() async {
        let work = Task { try await perform() }
        let signals = [SIGTERM, SIGINT].map { Self.cancel(work, on: $0) }
        do {
            try await work.value
        } catch {
            Ending.leave(after: error)
        }
        withExtendedLifetime(signals) {}
    }

    private static func perform() async throws {
        var command = try parseAsRoot()
        if var command = command as? any AsyncParsableCommand {
            try await command.run()
        } else {
            try command.run()
        }
    }

    /// The first signal asks the work to end where nothing is left in doubt; a second one ends the program at once.
    private static func cancel(_ work: Task<Void, any Error>, on number: Int32) -> any DispatchSourceSignal {
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler {
            if work.isCancelled { _exit(128 + number) }
            work.cancel()
        }
        source.resume()
        return source
    }
}
