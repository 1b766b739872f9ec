import ArgumentParser
import Foundation
import Paperboy

struct FigureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figure",
        abstract: "Show which picture a paper would have, from where, and what was passed over and why.",
        discussion: """
            Looks as composing does, with the section `figures` of the configuration; changes nothing.
              paperboy figure 2602.12192 --output figure.png
            """
    )

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The paper: an arXiv identifier in any form, or one such as doi:10.1145/3626772.3657957.")
    var paper: String

    @Option(help: "The file that the picture is written to.")
    var output: String?

    func run() async throws {
        let file = output.map { URL(fileURLWithPath: $0) }
        try global.finish(await global.application().figure(of: paper, output: file))
    }
}
