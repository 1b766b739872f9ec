/// What the checks say of an issue's summaries.
public struct CheckReport: Report, Equatable {
    public struct Line: Encodable, Equatable, Sendable {
        public var paper: PaperID
        public var language: Language
        /// Where the text comes from.
        public var origin: String
        public var check: String
        public var verdict: CheckVerdict
        /// The offending words, or what is missing.
        public var words: [String]
        /// What to do.
        public var advice: String
    }

    public var slug: IssueSlug
    /// Whether the issue is frozen: then nothing of it changes any more.
    public var frozen: Bool
    public var file: String
    /// How many summaries were checked.
    public var summaries: Int
    public var findings: [Line]

    /// Done in part when a summary fails.
    public var status: ExitStatus { count(.fail) > 0 ? .partial : .done }

    public var text: String {
        let counts = "\(summaries) summaries checked, \(count(.fail)) failures, \(count(.warn)) warnings"
        let lines = findings.map { "  \($0.text)\n      \($0.advice)" }
        return (["\(slug): \(counts)"] + lines + [next].compactMap(\.self)).joined(separator: "\n")
    }

    private func count(_ verdict: CheckVerdict) -> Int { findings.count { $0.verdict == verdict } }

    private var next: String? {
        if findings.isEmpty { return nil }
        if frozen { return "  \(slug) is published; what is wrong can only be put right in a later issue" }
        return "  \(file): a text that you rewrite gets `origin: editor`; then `paperboy check \(slug)` again"
    }
}

extension CheckReport.Line {
    init(_ finding: Finding, in report: FaithfulnessReport) {
        self.init(
            paper: report.paper,
            language: report.language,
            origin: report.origin.written,
            check: finding.check,
            verdict: finding.verdict,
            words: finding.words,
            advice: finding.rule
        )
    }

    /// `fail  arxiv:2602.12192 ja  numbers: “37.5%”`.
    var text: String {
        let quoted = words.map { "“\($0)”" }.joined(separator: ", ")
        return "\(verdict.rawValue)  \(paper) \(language)  \(check)\(quoted.isEmpty ? "" : ": \(quoted)")"
    }
}
