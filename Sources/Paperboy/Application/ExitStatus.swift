/// How a command ended, as the shell sees it.
public enum ExitStatus: Int32, Sendable {
    case done = 0
    case failed = 1
    /// Wrong usage or configuration.
    case usage = 2
    /// Done in part; the report says which part.
    case partial = 3
    /// Nothing to publish; the report says why.
    case nothing = 4
}
