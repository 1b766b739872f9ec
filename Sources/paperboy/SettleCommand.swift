import ArgumentParser
import Paperboy

struct SettleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settle",
        abstract: "Say whether an uncertain delivery was sent; the relay's log knows."
    )

    enum Word: String, EnumerableFlag {
        case sent, notSent

        static func name(for value: Word) -> NameSpecification {
            .customLong(value == .sent ? "sent" : "not-sent")
        }
    }

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The issue, such as llm-papers-2026-02-26.")
    var slug: IssueSlug

    @Argument(help: "The reader's address.")
    var address: EmailAddress

    @Flag(help: "What the relay's log says.")
    var word: Word

    func run() async throws {
        try global.finish(global.application().settle(slug, address, wasSent: word == .sent))
    }
}
