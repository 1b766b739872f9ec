/// What a check says of a text.
public enum CheckVerdict: String, Sendable, Codable, Comparable {
    case ok
    /// Worth a look; the text may leave.
    case warn
    /// The text must not leave as it is.
    case fail

    public static func < (left: CheckVerdict, right: CheckVerdict) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .ok: 0
        case .warn: 1
        case .fail: 2
        }
    }
}
