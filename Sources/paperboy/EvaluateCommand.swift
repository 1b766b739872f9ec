import ArgumentParser
import Foundation
import Paperboy

struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Judge the ranking by past days: how well it foretells readers' votes.",
        discussion: """
            Votes and comments are hidden from the ranking; precision@5 and nDCG@5 say how near its first five are to
            the five with most votes, beside newest first, random (its expected value) and each criterion alone. Days
            with fewer than ten papers are left out. Change selection.weights, and judge again.

              paperboy evaluate
              paperboy evaluate --days 2026-01-01..2026-01-31
              paperboy evaluate --corpus recorded/huggingface

            A corpus folder has an answer of Hugging Face's daily_papers a day, such as 2026-02-25.json. With one, the
            default weights are judged where there is no configuration file.
            """
    )

    @OptionGroup var global: GlobalOptions

    @Option(help: "Only these days, such as 2026-01-01..2026-01-31; all when left out.")
    var days: DayRange?

    @Option(help: "A folder of recorded days, in place of those that were collected.", completion: .directory)
    var corpus: String?

    func run() async throws {
        let folder = corpus.map { URL(fileURLWithPath: $0) }
        guard let folder, !FileManager.default.fileExists(atPath: global.config) else {
            return try global.finish(await global.application().evaluate(days?.days, corpus: folder))
        }
        let past = try await CorpusFolder(folder).days(in: days?.days)
        try global.finish(Evaluation(rules: SelectionRules()).report(on: past.days, remarks: past.remarks))
    }
}
