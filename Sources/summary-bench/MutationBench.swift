import Paperboy

/// Spoils every text in every way and counts what the checks catch.
struct MutationBench {
    struct Row: Sendable {
        let mutation: Mutation
        var mutants = 0
        var caught = 0
        /// Caught by the check that the mutation is made for.
        var caughtByCheck = 0
        /// The spoiled texts that passed.
        var missed: [String] = []
    }

    struct Result: Sendable {
        var texts = 0
        var rows: [Row] = []
        /// What the checks say of the texts as they are: nothing, if all is well.
        var falseAlarms: [String] = []
    }

    private let texts: [BenchText]
    private let examiner: Examiner

    /// - Parameters:
    ///   - texts: the texts to spoil.
    ///   - issue: all papers among which a text must find its own.
    init(texts: [BenchText], issue: [BenchText]) {
        self.texts = texts
        examiner = Examiner(papers: issue.map(\.paper))
    }

    func result() -> Result {
        Result(
            texts: texts.count,
            rows: Mutation.all(pool: texts).map(row),
            falseAlarms: texts.flatMap { alarms(on: $0.text, of: $0) } + twinAlarms
        )
    }

    private func row(of mutation: Mutation) -> Row {
        var row = Row(mutation: mutation)
        for text in texts {
            for mutant in mutation.mutants(text) where mutant != text.text { count(mutant, of: text, in: &row) }
        }
        return row
    }

    private func count(_ mutant: String, of text: BenchText, in row: inout Row) {
        let findings = findings(in: mutant, of: text)
        row.mutants += 1
        let isCaught = findings.contains { $0.verdict >= row.mutation.expected }
        if isCaught { row.caught += 1 } else { row.missed.append("\(text.paper.id) \(text.language): \(mutant)") }
        if findings.contains(where: { $0.check == row.mutation.check }) { row.caughtByCheck += 1 }
    }

    private func findings(in text: String, of original: BenchText) -> [Finding] {
        examiner.report(on: original.summary(text), of: original.paper.id, in: original.language)?.findings ?? []
    }

    private func alarms(on text: String, of original: BenchText) -> [String] {
        findings(in: text, of: original).map { "\(original.paper.id) \(original.language): \($0.verdict) \($0.label)" }
    }

    private var twinAlarms: [String] {
        let papers = Dictionary(grouping: texts, by: \.paper.id).mapValues { texts in
            Dictionary(uniqueKeysWithValues: texts.map { ($0.language, $0.summary($0.text)) })
        }
        return examiner.twinReports(on: papers).map { "\($0.paper) \($0.language): \($0.findings.map(\.label))" }
    }
}
