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

    @Flag(help: "Say every second how far the issue's mail is, until it is done.")
    var follow = false

    func validate() throws {
        if follow, slug == nil { throw ValidationError("--follow needs an issue.") }
    }

    func run() async throws {
        let application = try global.application()
        if let slug {
            if follow { try await self.follow(slug, application) }
            try global.finish(application.status(of: slug))
        } else {
            try global.finish(application.status())
        }
    }

    private func follow(_ slug: IssueSlug, _ application: Application) async throws {
        var status = try application.sendingStatus(of: slug)
        let progress = ProgressLine(in: application.configuration.timeZone, from: status.tried)
        while status.remaining > 0 {
            progress.report(status)
            try await Task.sleep(for: .seconds(1))
            status = try application.sendingStatus(of: slug)
        }
        progress.report(status)
    }
}
