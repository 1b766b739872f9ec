/// When mail to a reader stops.
///
/// One hard bounce is enough. Soft ones count a reader out after three issues in a row that came back over at least
/// fourteen days: a full mailbox is emptied after a holiday. 5.7.x never counts: it is about the sender.
public struct SuppressionRules: Sendable {
    public var softIssues = 3
    public var softDays = 14
    /// A bounce that only words ascribe to a reader counts when a mail went there within so many days: anybody can
    /// write words.
    public var trustedDays = 30

    public init() {}
}
