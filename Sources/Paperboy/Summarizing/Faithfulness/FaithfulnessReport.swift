/// What all checks say of one paper's summary in one language.
public struct FaithfulnessReport: Equatable, Sendable {
    public var paper: PaperID
    /// The edition's language.
    public var language: Language
    public var origin: Summary.Origin
    /// Warnings and failures; empty when all is well.
    public var findings: [Finding]

    public init(paper: PaperID, language: Language, origin: Summary.Origin, findings: [Finding]) {
        self.paper = paper
        self.language = language
        self.origin = origin
        self.findings = findings
    }

    public var verdict: CheckVerdict { findings.map(\.verdict).max() ?? .ok }

    public var failures: [Finding] { findings.filter { $0.verdict == .fail } }

    /// Whether the text must not leave: the editor's own words are only warned of.
    public var isBlocking: Bool { verdict == .fail && origin != .editor }
}
