import ArgumentParser
import Foundation
import Paperboy

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "The whole way on the bundled sample, offline and without keys: blog, feeds, outbox.",
        discussion: "A second call changes nothing."
    )

    @Argument(help: "The folder for everything.")
    var directory = "demo"

    @Flag(name: .long, help: "Print the report as JSON.")
    var json = false

    func run() async throws {
        let demo = Demo(folder: URL(fileURLWithPath: directory))
        try demo.set()
        let options = try GlobalOptions.parse(json ? ["--json"] : [])
        let application = try options.application(configuration: demo.configuration)
        try options.finish(await demo.play(application))
    }
}
