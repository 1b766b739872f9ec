import ArgumentParser
import Paperboy

struct SettleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settle",
        abstract: "Say whether uncertain deliveries were sent; the relay's log knows."
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
    var address: EmailAddress?

    @Flag(help: "All uncertain deliveries of the issue, in place of one address.")
    var all = false

    @Flag(help: "What the relay's log says.")
    var word: Word

    func validate() throws {
        guard all == (address == nil) else { throw ValidationError("Name one address, or say --all.") }
    }

    func run() async throws {
        try global.finish(global.application().settle(slug, address, wasSent: word == .sent))
    }
}
