import ArgumentParser
import Paperboy

@main
struct Main: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "paperboy")
    func run() async throws { print(EmbeddedFile.names) }
}
