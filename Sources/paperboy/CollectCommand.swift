import ArgumentParser
import Paperboy

struct CollectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "collect",
        abstract: "Ask the sources for papers and keep what they give."
    )

    @OptionGroup var global: GlobalOptions

    @Option(help: "The day of the issue, such as 2026-02-26; today when left out.")
    var date: CalendarDate?

    func run() async throws {
        let application = try global.application()
        try global.finish(await application.collect(date ?? application.today))
    }
}
