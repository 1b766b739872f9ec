import ArgumentParser
import Paperboy

struct ComposeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compose",
        abstract: "Choose and summarise papers, and write the issue file.",
        discussion: """
            The issue file, issues/SLUG/issue.yaml, can be read and edited until it is published.
            An issue file that is there already is left as it is.
            """
    )

    @OptionGroup var global: GlobalOptions

    @Option(help: "The day of the issue, such as 2026-02-26; today when left out.")
    var date: CalendarDate?

    @Flag(help: "Compose anew over an issue file that is not published yet; edits in it are lost.")
    var replace = false

    func run() async throws {
        let application = try global.application()
        try global.finish(await application.compose(date ?? application.today, replacing: replace))
    }
}
