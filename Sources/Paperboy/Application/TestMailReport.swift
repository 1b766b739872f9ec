/// What became of a test mail.
public struct TestMailReport: Report, Equatable {
    public var slug: IssueSlug
    public var address: String
    public var language: Language
    /// The topics for which the mail was made; empty for all papers.
    public var topics: [String]
    public var frequency: Subscriber.Frequency
    public var transport: String
    /// The relay's words, or the file that was written.
    public var reply: String
    public var bytes: Int
    /// Failures and warnings; a failure would keep the issue back.
    public var checks: [Diagnosis]
    public var remarks: [String]

    /// Done in part when the issue could not go out as it is.
    public var status: ExitStatus { checks.failures.isEmpty ? .done : .partial }

    public var text: String {
        let on = topics.isEmpty ? nil : "on \(topics.joined(separator: ", "))"
        let kinds = [frequency == .weekly ? "the weekly mail" : nil, on].compactMap(\.self)
        let words = kinds.isEmpty ? "" : " (\(kinds.joined(separator: " ")))"
        let head =
            "\(slug): a test in `\(language)`\(words) went to \(address) by \(transport) (\(reply)); the ledger is untouched"
        return ([head] + checks.map { "  \($0.text)" } + remarks.map { "  note: \($0)" }).joined(separator: "\n")
    }
}
