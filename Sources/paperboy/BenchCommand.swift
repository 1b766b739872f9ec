import ArgumentParser
import Foundation
import Logging
import Paperboy

struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure how fast mail leaves: messages a second, processor, memory, database.",
        discussion: """
            paperboy bench --messages 5000 --dkim rsa
            paperboy bench --smtp 127.0.0.1:2525 --messages 5000 --size 12288 --connections 4 --ready

            Goes through the publisher, the ledger and the sender of a real issue. Never point it at a server that
            delivers: the readers are made up (bench.example), but every message is really handed over.
            """
    )

    @Option(help: "The server that takes the mail, as HOST:PORT; one of our own when left out.")
    var smtp: String?

    @Option(help: "How many messages.")
    var messages = 5000

    @Option(help: "About how many bytes a message has.")
    var size = 12_288

    @Option(help: "The signature: none, rsa or ed25519.")
    var dkim = BenchSettings.Signature.none

    @Option(help: "How many connections send at a time.")
    var connections = 4

    @Flag(help: "Send one prepared message: transport alone, without personal parts, signature and ledger.")
    var ready = false

    @Option(help: "A folder to work in, which is kept; a temporary one when left out.")
    var directory: String?

    @Flag(help: "Make readers, key and issue in the directory and send nothing; the next call sends them.")
    var prepare = false

    @Flag(name: .long, help: "Print the report as JSON.")
    var json = false

    func validate() throws {
        guard messages > 0, (1000...20_000_000).contains(size), (1...64).contains(connections) else {
            throw ValidationError("--messages must be positive, --size from 1000, --connections from 1 to 64.")
        }
        guard !prepare || directory != nil else { throw ValidationError("--prepare needs --directory.") }
    }

    func run() async throws {
        let temporary = FileManager.default.temporaryDirectory.appending(path: "paperboy-bench-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: temporary) }
        let settings = BenchSettings(
            server: smtp,
            messages: messages,
            size: size,
            signature: dkim,
            connections: connections,
            isReady: ready,
            folder: directory.map { URL(fileURLWithPath: $0) } ?? temporary
        )
        let log = Logger(label: "paperboy") { StreamLogHandler.standardError(label: $0) }
        let bench = Bench(settings, world: .live(userAgent: "paperboy-bench"), log: log)
        if prepare { return try bench.prepare() }
        let progress = ProgressLine()
        let report = try await bench.run { progress.report($0) }
        try GlobalOptions.parse(json ? ["--json"] : []).finish(report)
    }
}
