import ArgumentParser

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
            EvaluateCommand.self,
        ]
    )

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            Ending.leave(after: error)
        }
    }
}
