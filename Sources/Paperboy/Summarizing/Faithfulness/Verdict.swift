/// What a check says of a text.
public enum Verdict: String, Sendable, Codable, Comparable {
    case ok
    /// Worth a look; the text may leave.
    case warn
    /// The text must not leave as it is.
    case fail

    public static func < (left: Verdict, right: Verdict) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .ok: 0
        case .warn: 1
        case .fail: 2
        }
    }
}
