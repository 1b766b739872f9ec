import ArgumentParser
import Paperboy

struct DeliveriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliveries",
        abstract: "Who got an issue, and who did not."
    )

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The issue, such as llm-papers-2026-02-26.")
    var slug: IssueSlug

    @Option(help: "Only those in this state.")
    var state: Delivery.State?

    func run() async throws {
        try global.finish(global.application().deliveries(of: slug, in: state))
    }
}
