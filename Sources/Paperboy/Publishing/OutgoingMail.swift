/// A finished message and its envelope.
public struct OutgoingMail: Sendable {
    /// A name for a file that holds the message, the same for every attempt: `[a-z0-9.@_+-]`.
    public let fileName: String
    /// RFC 5322, CRLF line ends, without dot stuffing.
    public let bytes: [UInt8]
    let message: SMTPMessage

    /// - Throws: ``SMTPError/unsendable(_:)`` for an address or a line end that cannot go on the wire.
    public init(from sender: String, to recipient: String, fileName: String, bytes: [UInt8]) throws(SMTPError) {
        let envelope: SMTPEnvelope
        do {
            envelope = try SMTPEnvelope(from: sender, to: recipient)
        } catch {
            throw .unsendable("\(error)")
        }
        message = try SMTPMessage(envelope, bytes: bytes)
        self.fileName = fileName
        self.bytes = bytes
    }
}
