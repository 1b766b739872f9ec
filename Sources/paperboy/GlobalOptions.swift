import ArgumentParser
import Foundation
import Logging
import Paperboy

/// Options that every command has.
struct GlobalOptions: ParsableArguments {
    @Option(name: .long, help: "The configuration file.")
    var config = "paperboy.yaml"

    @Flag(name: .long, help: "Print the report as JSON.")
    var json = false

    @Option(name: .long, help: "How much is logged on stderr: debug, info, warning, error.")
    var logLevel = Logger.Level.warning

    /// The program as the configuration file says.
    func application() throws -> Application {
        try application(configuration: URL(fileURLWithPath: config))
    }

    func application(configuration file: URL, world: World? = nil) throws -> Application {
        var log = Logger(label: "paperboy") { StreamLogHandler.standardError(label: $0) }
        log.logLevel = logLevel
        let (configuration, live) = try setUp(by: file)
        return try Application(configuration: configuration, world: world ?? live, log: log)
    }

    /// What the configuration file says, and the world as it wants to be asked.
    func setUp(by file: URL) throws -> (Configuration, World) {
        let configuration = try Configuration.read(file: file, environment: ProcessInfo.processInfo.environment)
        let world = World.live(userAgent: configuration.userAgent, pauses: configuration.sources.pauses)
        return (configuration, world)
    }

    /// Prints the report and leaves with its status.
    func finish(_ report: some Report) throws {
        print(json ? try Self.json(report) : report.text)
        if report.status != .done { throw ExitCode(report.status.rawValue) }
    }

    private static func json(_ report: some Report) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return String(decoding: try encoder.encode(report), as: UTF8.self)
    }
}
