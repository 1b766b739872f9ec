import ArgumentParser
import Paperboy

struct PublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Bring an issue to blog, feeds and mail; again goes on and repeats nothing.",
        discussion: """
            paperboy publish llm-papers-2026-02-26 --dry-run
            paperboy publish llm-papers-2026-02-26 --to blog,feeds

            The first call holds every summary against its abstract (see `paperboy check`) and stops when one fails.
            """
    )

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The issue, such as llm-papers-2026-02-26.")
    var slug: IssueSlug

    @Option(help: "The channels, out of blog,feeds,mail; all that are configured when left out.")
    var to: ChannelList?

    @Flag(help: "Say what would be done; freeze, write and send nothing.")
    var dryRun = false

    @Flag(help: "Publish summaries that fail their checks; readers are not told that they were checked.")
    var unchecked = false

    func run() async throws {
        let application = try global.application()
        let progress = ProgressLine()
        let report = try await application.publish(slug, on: to?.channels, dryRun: dryRun, unchecked: unchecked) {
            progress.report($0)
        }
        try global.finish(report)
    }
}
