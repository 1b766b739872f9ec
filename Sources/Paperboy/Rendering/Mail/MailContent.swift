/// What one mail shows: an issue, or what of it a reader asked for.
struct MailContent: Sendable {
    /// With the entries that are shown.
    var issue: Issue
    /// How many papers of the issue are not here because the reader did not ask for them.
    var leftOut = 0
    /// Whether the papers are those on topics that the reader chose.
    var isForTopics = false

    init(_ issue: Issue) { self.issue = issue }
}
