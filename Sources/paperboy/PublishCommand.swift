import ArgumentParser
import Paperboy

struct PublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Bring an issue to blog, feeds and mail; again goes on and repeats nothing.",
        discussion: """
            paperboy publish llm-papers-2026-02-26 --dry-run
            paperboy publish llm-papers-2026-02-26 --to blog,feeds
            paperboy publish llm-papers-2026-02-26 --test me@example.com

            The first call holds every summary against its abstract (see `paperboy check`) and stops when one fails, \
            or when a text still has something to be filled in. Before mail leaves, its pages, the key, DNS and the \
            relay are looked at (see `paperboy doctor`); a failure holds mail back, and nothing else.
            """
    )

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The issue, such as llm-papers-2026-02-26.")
    var slug: IssueSlug

    @Option(help: "The channels, out of blog,feeds,mail; all that are configured when left out.")
    var to: ChannelList?

    @Flag(help: "Say what would be done; freeze, write and send nothing.")
    var dryRun = false

    @Flag(help: "Publish texts that fail their checks; readers are not told that they were checked.")
    var unchecked = false

    @Flag(help: "Follow no links, and ask neither name servers nor the relay before mail leaves.")
    var offline = false

    @Flag(help: "Also send to those who subscribed after the issue first went out.")
    var catchUp = false

    @Option(help: "Send one copy, as the reader with this address would get it, marked [Test]; keeps no record.")
    var test: EmailAddress?

    @Option(help: "With --test: the language of the edition.")
    var language: Language?

    @Option(help: "With --test: a mail on this topic of the issue; may be given several times.")
    var topic: [String] = []

    @Flag(help: "With --test: all papers, whatever topics the reader with the address has.")
    var allTopics = false

    @Flag(help: "With --test: the weekly mail.")
    var weekly = false

    func validate() throws {
        if test == nil, language != nil || !topic.isEmpty || allTopics || weekly {
            throw ValidationError("--language, --topic, --all-topics and --weekly go with --test")
        }
        if allTopics, !topic.isEmpty { throw ValidationError("--topic or --all-topics, not both") }
        if test != nil, to != nil || dryRun || unchecked || catchUp {
            throw ValidationError("--test goes without --to, --dry-run, --unchecked and --catch-up")
        }
    }

    func run() async throws {
        let application = try global.application()
        if let test {
            let report = try await application.publishTest(
                slug,
                to: test,
                language: language,
                topics: topic.isEmpty && !allTopics ? nil : topic,
                weekly: weekly,
                offline: offline
            )
            return try global.finish(report)
        }
        let progress = ProgressLine(in: application.configuration.timeZone)
        let report = try await application.publish(
            slug,
            on: to?.channels,
            dryRun: dryRun,
            unchecked: unchecked,
            offline: offline,
            catchUp: catchUp
        ) {
            progress.report($0)
        }
        try global.finish(report)
    }
}
