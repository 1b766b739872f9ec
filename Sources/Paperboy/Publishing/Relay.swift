/// An SMTP server that takes mail for delivery.
public struct Relay: MailTransport {
    private let server: SMTPServer

    public init(server: SMTPServer) { self.server = server }

    public var name: String { "smtp://\(server)" }

    public var isRepeatable: Bool { false }

    /// Connects, secures and logs in.
    public func probe() async throws(SMTPError) {
        let connection = SMTPConnection(to: server)
        try await connection.open()
        await connection.close()
    }

    public func session() -> any MailSession { RelaySession(connection: SMTPConnection(to: server)) }
}

/// One connection to a relay.
private struct RelaySession: MailSession {
    let connection: SMTPConnection

    func deliver(
        _ mail: OutgoingMail,
        beforeEnd: @escaping @Sendable () throws -> Void
    ) async throws(SMTPError) -> SMTPReply {
        let envelope: SMTPEnvelope
        do {
            envelope = try SMTPEnvelope(from: mail.sender, to: mail.recipient)
        } catch {
            throw .unsendable("\(error)")
        }
        return try await connection.send(envelope, message: mail.bytes, beforeEnd: beforeEnd)
    }

    func close() async { await connection.close() }
}
