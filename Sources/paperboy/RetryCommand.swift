import ArgumentParser
import Paperboy

struct RetryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Try rejected and deferred deliveries of an issue again now."
    )

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The issue, such as llm-papers-2026-02-26.")
    var slug: IssueSlug

    func run() async throws {
        let application = try global.application()
        let progress = ProgressLine(in: application.configuration.timeZone)
        try global.finish(await application.retry(slug) { progress.report($0) })
    }
}
