import ArgumentParser
import Foundation
import Paperboy

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look at the whole set-up, a line a check with what to do; changes nothing.",
        discussion: """
            Configuration, database, folders, templates, sources, keys, relay, mailbox, web side, and the DNS records \
            that mail needs: SPF, DKIM, DMARC, MX. Exit status: 0 when nothing fails, 1 when something does.

            paperboy doctor
            paperboy doctor --offline --json
            """
    )

    @OptionGroup var global: GlobalOptions

    @Flag(help: "Ask nobody outside: no source, no relay, no mailbox, no name server.")
    var offline = false

    func run() async throws {
        let (configuration, world) = try global.setUp(by: URL(fileURLWithPath: global.config))
        try await global.finish(Doctor(configuration: configuration, world: world).report(offline: offline))
    }
}
