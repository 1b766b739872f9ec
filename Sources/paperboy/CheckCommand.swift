import ArgumentParser
import Paperboy

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Hold every summary of an issue against its abstract; for an issue file edited by hand too.",
        discussion: """
            Needs no network and no model. Exit status: 0 when no summary fails, 3 when one does; warnings are listed
            and change nothing. `publish` runs the same checks and stops at a failure.

            paperboy check llm-papers-2026-02-26
            paperboy check llm-papers-2026-02-26 --json
            """
    )

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The issue, such as llm-papers-2026-02-26.")
    var slug: IssueSlug

    func run() async throws {
        try global.finish(global.application().check(slug))
    }
}
