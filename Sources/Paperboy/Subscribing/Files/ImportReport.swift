/// What an import did, or would do.
public struct ImportReport: Equatable, Sendable, Codable {
    /// How many lines are named; of a million bad ones nobody reads more.
    static let longestList = 1000

    /// The program that wrote the file, by its columns; nil for Paperboy's own.
    public var dialect: String?
    /// Columns of that program that were not taken.
    public var columnsLeftOut: [String] = []
    public var added = 0
    /// Known already; name, language and topics were brought up to date.
    public var updated = 0
    /// Known already, and nothing differed.
    public var unchanged = 0
    /// Had left where the file comes from: noted as such, so that no later list brings them in.
    public var left = 0
    /// Lines of readers who left, never confirmed or whose mail is suppressed: they stay away. The first thousand.
    public var keptAway: [SubscriberFile.Problem] = []
    /// Further ones.
    public var moreKeptAway = 0
    /// Rows that could not be taken. The first thousand.
    public var problems: [SubscriberFile.Problem] = []
    /// Further ones.
    public var moreProblems = 0

    public init() {}

    mutating func keepAway(_ line: Int, _ reason: @autoclosure () -> String) {
        if keptAway.count < Self.longestList {
            keptAway.append(.init(line: line, reason: reason()))
        } else {
            moreKeptAway += 1
        }
    }

    mutating func refuse(_ problem: SubscriberFile.Problem) {
        if problems.count < Self.longestList { problems.append(problem) } else { moreProblems += 1 }
    }

    mutating func add(_ other: ImportReport) {
        added += other.added
        updated += other.updated
        unchanged += other.unchanged
        left += other.left
        for problem in other.keptAway { keepAway(problem.line, problem.reason) }
        for problem in other.problems { refuse(problem) }
        moreKeptAway += other.moreKeptAway
        moreProblems += other.moreProblems
    }
}
