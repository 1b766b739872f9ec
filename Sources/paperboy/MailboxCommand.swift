import ArgumentParser
import Foundation
import Paperboy

struct MailboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mailbox",
        abstract: "Read the mailbox once: bounces, complaints, subscribe and unsubscribe mails.",
        discussion: """
            Reads what `mailbox` in the configuration names, an IMAP folder or a Maildir. Each mail is handled once, \
            however often this is called or stopped.
              paperboy mailbox
              paperboy mailbox --maildir Maildir --dry-run --json    # what it would take each mail for, an object a line
              paperboy mailbox --list                                # what was kept for you to look at
            """
    )

    @OptionGroup var global: GlobalOptions

    @Option(help: "A Maildir, or a folder with .eml files, in place of the configured mailbox.")
    var maildir: String?

    @Flag(help: "Say what each mail of --maildir is and change nothing; needs no configuration.")
    var dryRun = false

    @Flag(help: "Show the mails that were kept for you: not understood, or forged.")
    var list = false

    @Flag(help: "Take those off the list.")
    var dismiss = false

    func validate() throws {
        if list || dismiss, dryRun || maildir != nil || list && dismiss {
            throw ValidationError("--list and --dismiss each stand alone")
        }
        if dryRun, maildir == nil { throw ValidationError("--dry-run looks at a folder: add --maildir DIR") }
    }

    func run() async throws {
        let folder = maildir.map { URL(fileURLWithPath: $0) }
        if dryRun, let folder { return try preview(folder) }
        let application = try global.application()
        if list { return try global.finish(application.keptMails()) }
        if dismiss { return try global.finish(application.dismissKeptMails()) }
        try global.finish(await application.readMailbox(folder, gate: application.subscriptionGate()))
    }

    private func preview(_ folder: URL) throws {
        let preview = MailboxPreview(folder: folder, configuration: try configurationIfThere())
        try preview.run { print(global.json ? try Self.json($0) : $0.text) }
    }

    private func configurationIfThere() throws -> Configuration? {
        let file = URL(fileURLWithPath: global.config)
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        return try Configuration.read(file: file, environment: ProcessInfo.processInfo.environment)
    }

    /// One line, so that a program can read mail after mail.
    private static func json(_ line: MailLine) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(line), as: UTF8.self)
    }
}
