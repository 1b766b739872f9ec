import ArgumentParser
import Paperboy

struct WhyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Why a paper is in an issue or in none; why a reader got an issue or did not.",
        discussion: """
              paperboy why 2602.12192
              paperboy why https://doi.org/10.1145/3626772.3657957
              paperboy why reader@example.com

            For a paper: where and when it was seen, its signals from day to day, its points and what gave them, and
            what became of it. For a mail address: the subscriber, and every issue's delivery.
            """
    )

    @OptionGroup var global: GlobalOptions

    @Argument(help: "A paper (arXiv identifier, DOI, or an address with one), or a subscriber's mail address.")
    var subject: String

    func run() async throws {
        let application = try global.application()
        if PaperID.anyForm(subject) == nil, let address = EmailAddress(subject) {
            try global.finish(application.why(reader: address))
        } else {
            try global.finish(application.why(paper: subject))
        }
    }
}
