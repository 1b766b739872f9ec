import ArgumentParser
import Paperboy

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Collect, compose and publish the issue of a day; what cron calls. Safe to call again."
    )

    @OptionGroup var global: GlobalOptions

    @Option(help: "The day of the issue, such as 2026-02-26; today when left out.")
    var date: CalendarDate?

    @Flag(help: "Follow no links, and ask neither name servers nor the relay before mail leaves.")
    var offline = false

    func run() async throws {
        let application = try global.application()
        let progress = ProgressLine(in: application.configuration.timeZone)
        let report = try await application.run(date ?? application.today, offline: offline) {
            progress.report($0)
        }
        try global.finish(report)
    }
}
