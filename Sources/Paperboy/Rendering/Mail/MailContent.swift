/// What one mail shows: an issue, or what of it, or of a week's issues, a reader asked for.
struct MailContent: Sendable {
    /// With the entries that are shown.
    var issue: Issue
    /// The issues of entries that stand in another one.
    var homes: [PaperID: IssueSlug] = [:]
    /// How many papers of these issues are not here.
    var leftOut = 0
    /// Whether the papers are those on topics that the reader chose.
    var isForTopics = false
    /// The days of the issues in a weekly mail; nil for the issue alone.
    var week: ClosedRange<CalendarDate>?

    init(_ issue: Issue) { self.issue = issue }
}
