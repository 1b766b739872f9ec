/// A finished message and its envelope.
public struct OutgoingMail: Equatable, Sendable {
    /// The return path.
    public var sender: String
    public var recipient: String
    /// A name for a file that holds the message, the same for every attempt: `[a-z0-9.@_+-]`.
    public var fileName: String
    /// RFC 5322, CRLF line ends, without dot stuffing.
    public var bytes: [UInt8]
}
