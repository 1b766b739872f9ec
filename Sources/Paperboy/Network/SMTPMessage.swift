/// A message and its envelope, checked and ready for the wire.
public struct SMTPMessage: Sendable {
    public let envelope: SMTPEnvelope
    let content: SMTPContent

    /// - Parameter bytes: the whole message with CRLF line ends, without dot stuffing.
    /// - Throws: ``SMTPError/unsendable(_:)`` on a CR or LF without the other.
    public init(_ envelope: SMTPEnvelope, bytes: [UInt8]) throws(SMTPError) {
        self.envelope = envelope
        content = try SMTPContent(bytes)
    }
}
