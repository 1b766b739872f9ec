import ArgumentParser
import Paperboy

struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "The secrets that readers' links and return paths are made with.",
        subcommands: [List.self, Rotate.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The keys by number; no secret is shown.")

        @OptionGroup var global: GlobalOptions

        func run() async throws { try global.finish(global.application().linkKeys()) }
    }

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a new key that signs from now on; all links that are out stay valid.",
            discussion: """
                For the day on which somebody may have seen a key, and as a habit once a year. Restart `paperboy serve`
                afterwards.

                  paperboy keys rotate --dry-run
                  paperboy keys rotate
                """
        )

        @OptionGroup var global: GlobalOptions

        @Flag(help: "Say what would happen and change nothing.")
        var dryRun = false

        func run() async throws { try global.finish(global.application().rotateLinkKeys(dryRun: dryRun)) }
    }
}
