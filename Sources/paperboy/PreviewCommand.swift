import ArgumentParser
import Paperboy

struct PreviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Write every output of an issue into one folder with an index page; changes nothing else."
    )

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The issue, such as llm-papers-2026-02-26.")
    var slug: IssueSlug

    @Option(help: "The folder to write to.")
    var output = "preview"

    func run() async throws {
        try global.finish(global.application().preview(slug, into: output))
    }
}
