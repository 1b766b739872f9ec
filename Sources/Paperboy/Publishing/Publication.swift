/// How far an issue has come on one channel.
public struct Publication: Equatable, Sendable, Codable {
    public enum State: String, Sendable, Codable {
        /// Begun; publishing again goes on with it.
        case unfinished
        case done
        /// Publishing again tries anew.
        case failed
    }

    public var channel: Channel
    public var state: State
    /// What was done, or why not, in a sentence for the operator.
    public var detail: String
}
