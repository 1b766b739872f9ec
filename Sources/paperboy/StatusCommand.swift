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
        let progress = ProgressLine(in: application.configuration.timeZone)
        while case let report = try application.status(of: slug), report.open > 0 {
            progress.report(report.sending)
            try await Task.sleep(for: .seconds(1))
        }
    }
}

extension IssueStatusReport {
    /// The deliveries as a sender tells of them.
    fileprivate var sending: SendingStatus {
        var status = SendingStatus()
        status.open = deliveries.values.reduce(0, +)
        status.accepted = deliveries["accepted", default: 0]
        status.deferred = deliveries["deferred", default: 0]
        status.rejected = deliveries["rejected", default: 0]
        status.uncertain = deliveries["uncertain", default: 0]
        status.skipped = deliveries["skipped", default: 0]
        status.completion = completion?.instant
        return status
    }
}
