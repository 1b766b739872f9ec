import ArgumentParser
import Foundation
import Paperboy

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a commented paperboy.yaml, templates/ and subscribers.csv; overwrites nothing."
    )

    @Argument(help: "The folder.")
    var directory = "."

    @Flag(name: .long, help: "Print the report as JSON.")
    var json = false

    func run() async throws {
        let options = try GlobalOptions.parse(json ? ["--json"] : [])
        try options.finish(Workplace(folder: URL(fileURLWithPath: directory)).set())
    }
}
