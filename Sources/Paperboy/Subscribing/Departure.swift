/// Why somebody of an audience is not to get the issue, in the words of the ledger. `retry` leaves them alone.
enum Departure: String, CaseIterable {
    case unsubscribed
    case suppressed
    case left = "left after the audience was frozen"
    case paused = "paused by the reader"
    case served = "reads once a week and has this week's issue"
    case offTopic = "no paper on their topics"

    /// All of them as a list in SQL.
    static let list = "(" + allCases.map { "'\($0.rawValue.replacing("'", with: "''"))'" }.joined(separator: ", ") + ")"
}
