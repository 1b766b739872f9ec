import ArgumentParser
import Paperboy

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "What happened: all issues, or one with its channels and deliveries."
    )

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The issue; all when left out.")
    var slug: IssueSlug?

    func run() async throws {
        let application = try global.application()
        if let slug {
            try global.finish(application.status(of: slug))
        } else {
            try global.finish(application.status())
        }
    }
}
