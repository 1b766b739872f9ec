/// An SMTP server that takes mail for delivery.
public struct Relay: MailTransport {
    private let server: SMTPServer

    public init(server: SMTPServer) { self.server = server }

    public var name: String { server.description }

    public var isRepeatable: Bool { false }

    public func session() -> any MailSession { RelaySession(connection: SMTPConnection(server: server)) }
}

/// One connection to a relay.
private struct RelaySession: MailSession {
    let connection: SMTPConnection

    func deliver(
        _ mail: OutgoingMail,
        beforeEnd: @escaping @Sendable () throws -> Void
    ) async throws(SMTPError) -> SMTPReply {
        let envelope = try SMTPEnvelope(sender: mail.sender, recipient: mail.recipient)
        return try await connection.send(envelope, message: mail.bytes, beforeEnd: beforeEnd)
    }

    func close() async { await connection.close() }
}
