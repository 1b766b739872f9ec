/// Why an IMAP folder could not be read.
public struct IMAPError: Error, Equatable, CustomStringConvertible {
    public var server: String
    /// What was being done.
    public var step: String
    public var words: String
    /// Whether the connection went: another try may help.
    public var isGone: Bool

    public var description: String { "\(server), \(step): \(words)" }
}
