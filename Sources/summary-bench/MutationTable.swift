import Paperboy

/// The figures as a page.
struct MutationTable {
    let golden: MutationBench.Result
    let invented: MutationBench.Result

    /// Mutants that passed and good texts that did not.
    var missed: [String] {
        [golden, invented].flatMap { result in
            result.falseAlarms.map { "false alarm: \($0)" }
                + result.rows.flatMap { row in row.missed.map { "missed: \(row.mutation.name): \($0)" } }
        }
    }

    var markdown: String {
        """
        # What the checks catch

        Good summaries are spoiled in one way at a time and held against their abstracts; no model is asked. Made by
        `swift run summary-bench > bench/summaries.md`, which ends with status 1 when a mutant passes or a good text
        does not. The same figures are asserted by the tests.

        - \(golden.texts) golden texts: the five papers of 2026-02-26 in Japanese and English, from `sample/`.
        - \(invented.texts) more: 25 abstracts of papers that do not exist, each summarised in Japanese and English
          from the abstract alone, from `bench/texts/invented.json`. They were written together with the checks, so
          that they show what the checks are made for, not how often models go wrong.
        - All \((golden.texts + invented.texts) / 2) papers stand in one issue, which makes the wrong-paper check as
          hard as it gets.
        - A mutant counts as caught when a check gives the verdict in the column or a graver one. “By its check” counts
          those that the check found for which the mutation was made.

        | mutation | must | check | golden: caught | by its check | 50 more: caught | by its check |
        |---|---|---|---|---|---|---|
        \(rows.joined(separator: "\n"))
        | **nothing** (false alarms) | ok | all | \(alarms(golden)) | | \(alarms(invented)) | |
        """
    }

    private var rows: [String] {
        zip(golden.rows, invented.rows).map { first, second in
            let mutation = first.mutation
            let cells = [
                mutation.name, mutation.expected.rawValue, mutation.check, share(first.caught, first),
                share(first.caughtByCheck, first), share(second.caught, second), share(second.caughtByCheck, second),
            ]
            return "| " + cells.joined(separator: " | ") + " |"
        }
    }

    private func share(_ count: Int, _ row: MutationBench.Row) -> String {
        row.mutants == 0 ? "–" : "\(count) of \(row.mutants)"
    }

    private func alarms(_ result: MutationBench.Result) -> String { "\(result.falseAlarms.count) of \(result.texts)" }
}
