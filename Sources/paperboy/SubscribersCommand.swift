import ArgumentParser
import Foundation
import Paperboy

struct SubscribersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "subscribers",
        abstract: "Import, list, add and remove readers.",
        subcommands: [
            Import.self, UndoImport.self, List.self, Export.self, Add.self, Remove.self, Release.self, Forget.self,
        ]
    )

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take readers from a CSV file with the columns email,name,language,topics.",
            discussion: """
                Exports of listmonk, Ghost, Keila, Buttondown, Substack, Mailchimp and SendPortal are taken as they \
                are, with commas, semicolons or tabs, in UTF-8, UTF-16 or an old character set; whoever had left \
                there is kept as having left. Whoever left here is not brought back. Further columns are state, \
                frequency, papers and format. An empty field, or a column left out, keeps what is known of a reader; \
                topics of `*` stand for everything. --dry-run shows what would happen.
                """
        )

        @OptionGroup var global: GlobalOptions

        @Argument(help: "The CSV file.")
        var file: String

        @Flag(help: "Report what would happen and change nothing.")
        var dryRun = false

        func run() async throws {
            let url = URL(fileURLWithPath: file)
            try global.finish(global.application().importSubscribers(from: url, dryRun: dryRun))
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "All readers with their states.")

        @OptionGroup var global: GlobalOptions

        func run() async throws {
            let report = try global.application().subscribers()
            try global.finish(SubscriberTable(report: report))
        }
    }

    struct UndoImport: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "undo-import",
            abstract: "Take the last imported list back: whom it added goes, whom it changed is as before."
        )

        @OptionGroup var global: GlobalOptions

        func run() async throws { try global.finish(global.application().undoImport()) }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Active readers as CSV on stdout; with --json all of them, with their states."
        )

        @OptionGroup var global: GlobalOptions

        @Flag(help: "Every reader in every state, with state and times, as CSV that can be imported again.")
        var all = false

        func validate() throws {
            if all, global.json { throw ValidationError("--all writes CSV; --json alone gives all readers too") }
        }

        func run() async throws {
            if all { return try global.application().exportEverybody { print($0) } }
            try global.finish(global.application().subscribers())
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add one reader, or bring a known one up to date.")

        @OptionGroup var global: GlobalOptions

        @Argument(help: "The reader's address.")
        var address: EmailAddress

        @Option(help: "The reader's name.")
        var name: String?

        @Option(help: "The language to read in; the first edition's for a new reader when left out.")
        var language: Language?

        @Option(help: "What the reader wants to read about; may be given several times.")
        var topic: [String] = []

        func run() async throws {
            let topics = topic.isEmpty ? nil : topic
            let row = SubscriberRow(line: 1, address: address, name: name, language: language, topics: topics)
            try global.finish(global.application().addSubscriber(row))
        }
    }

    struct Forget: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Erase a reader; only a keyed hash stays, so that no list brings the address back."
        )

        @OptionGroup var global: GlobalOptions

        @Argument(help: "The reader's address.")
        var address: EmailAddress

        func run() async throws { try global.finish(global.application().forgetSubscriber(address)) }
    }

    struct Release: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write again to a reader whose mail came back; `paperboy why ADDRESS` says why it stopped."
        )

        @OptionGroup var global: GlobalOptions

        @Argument(help: "The reader's address.")
        var address: EmailAddress

        func run() async throws { try global.finish(global.application().releaseSubscriber(address)) }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Note that a reader left; no import brings them back."
        )

        @OptionGroup var global: GlobalOptions

        @Argument(help: "The reader's address.")
        var address: EmailAddress

        func run() async throws { try global.finish(global.application().removeSubscriber(address)) }
    }
}

/// The readers as a table for people; the JSON is that of the list.
private struct SubscriberTable: Report {
    let report: SubscriberListReport

    var text: String {
        guard !report.subscribers.isEmpty else { return "no readers; `paperboy subscribers import FILE` takes them" }
        return report.subscribers.map { line in
            "\(line.state.rawValue)  \(line.language)  \(line.address)\(line.name.map { "  \($0)" } ?? "")"
        }.joined(separator: "\n")
    }

    func encode(to encoder: any Encoder) throws { try report.encode(to: encoder) }
}
