/// Holds the summaries of an issue against their papers.
///
/// The papers of an issue are read once; checks then cost milliseconds, no network and no money.
public struct Examiner: Sendable {
    private static let checks: [any FaithfulnessCheck] = [
        ShapeCheck(), LengthCheck(), CompletenessCheck(), LanguageCheck(), RegisterCheck(), PersonCheck(), HypeCheck(),
        NumbersCheck(), NumbersKeptCheck(), NamesCheck(), NamesKeptCheck(), PolarityCheck(), EchoCheck(),
        InjectionCheck(), VerbatimCheck(),
    ]

    private let sources: [PaperID: SourceText]
    /// The papers in the order in which a wrong one is looked for.
    private let papers: [PaperID]

    public init(papers: [CheckedPaper]) {
        sources = Dictionary(papers.map { ($0.id, SourceText($0)) }) { first, _ in first }
        self.papers = sources.keys.sorted()
    }

    public init(issue: Issue) { self.init(papers: issue.entries.map { CheckedPaper($0) }) }

    /// What the checks say of one summary, the wrong-paper check among all papers included.
    /// - Returns: nil when the examiner was not given the paper.
    public func report(on summary: Summary, of paper: PaperID, in language: Language) -> FaithfulnessReport? {
        guard let source = sources[paper] else { return nil }
        let text = CheckedText(summary, in: language, source: source)
        let isExtract = summary.origin == .extract
        let checks = Self.checks.filter { !isExtract || $0.holdsForExtracts }
        let others = papers.lazy.filter { $0 != paper }.compactMap { sources[$0] }
        return FaithfulnessReport(
            paper: paper,
            language: language,
            origin: summary.origin,
            findings: checks.flatMap { $0.findings(in: text) }
                + (isExtract ? [] : WrongPaperCheck().findings(in: text, among: others))
        )
    }

    /// Warnings for the papers whose summaries in two languages do not speak of the same things.
    public func twinReports(on summaries: [PaperID: [Language: Summary]]) -> [FaithfulnessReport] {
        summaries.sorted { $0.key < $1.key }.flatMap { paper, editions in
            sources[paper].map { twinReports(on: editions, of: paper, source: $0) } ?? []
        }
    }

    private func twinReports(
        on editions: [Language: Summary],
        of paper: PaperID,
        source: SourceText
    ) -> [FaithfulnessReport] {
        let texts = editions.filter { $0.value.origin != .extract }.sorted { $0.key < $1.key }
            .map { (summary: $0.value, text: CheckedText($0.value, in: $0.key, source: source)) }
        guard let first = texts.first else { return [] }
        return texts.dropFirst().compactMap { other in
            let findings = TwinCheck().findings(in: other.text, beside: first.text)
            guard !findings.isEmpty else { return nil }
            let language = other.text.language
            return FaithfulnessReport(
                paper: paper,
                language: language,
                origin: other.summary.origin,
                findings: findings
            )
        }
    }

    /// A report for every summary of the issue, in the order of its papers and editions.
    public static func reports(on issue: Issue) -> [FaithfulnessReport] {
        let examiner = Examiner(issue: issue)
        let twins = examiner.twinReports(on: issue.summaries)
        return issue.entries.flatMap { entry in
            entry.summaries.sorted { $0.key < $1.key }.compactMap { language, summary in
                var report = examiner.report(on: summary, of: entry.paper, in: language)
                let twin = twins.first { $0.paper == entry.paper && $0.language == language }
                report?.findings += twin?.findings ?? []
                return report
            }
        }
    }
}

extension Issue {
    fileprivate var summaries: [PaperID: [Language: Summary]] {
        Dictionary(entries.map { ($0.paper, $0.summaries) }) { first, _ in first }
    }
}
