/// What an import did, or would do.
public struct ImportReport: Equatable, Sendable, Codable {
    public var added = 0
    /// Known already; name, language and topics were brought up to date.
    public var updated = 0
    /// Known already, and nothing differed.
    public var unchanged = 0
    /// Lines of readers who left or whose mail is suppressed: they stay away.
    public var keptAway: [SubscriberFile.Problem] = []
    /// Rows that could not be taken.
    public var problems: [SubscriberFile.Problem] = []

    public init() {}
}
