/// The issue that was composed, or was there already.
public struct ComposeReport: Report, Equatable {
    public struct Chosen: Encodable, Equatable, Sendable {
        public var paper: PaperID
        public var title: String
        public var why: String
        /// Origin of each edition's summary.
        public var summaries: [String: String]
    }

    public var slug: IssueSlug
    /// The issue file.
    public var file: String
    /// False when the issue file was there before and was left as it is.
    public var composed: Bool
    public var papers: [Chosen]
    /// What did not go as configured: a summary by extraction in place of a model's, a figure left out.
    public var remarks: [String]

    public var text: String {
        let head = composed ? "\(slug): \(papers.count) papers" : "\(slug) was composed before and is left as it is"
        let entries = papers.enumerated().map { "  \($0 + 1). \($1.title)\n     \($1.why)" }
        return ([head] + entries + remarks.map { "  note: \($0)" } + ["  \(file)"]).joined(separator: "\n")
    }
}
