/// An SMTP server that takes mail for delivery.
public struct Relay: MailTransport {
    private let server: SMTPServer

    public init(server: SMTPServer) { self.server = server }

    public var name: String { "smtp://\(server)" }

    public var isRepeatable: Bool { false }

    /// Connects, secures and logs in.
    public func probe() throws(SMTPError) {
        let connection = SMTPConnection(to: server)
        try connection.open()
        connection.close()
    }

    public func session() -> any MailSession { RelaySession(connection: SMTPConnection(to: server)) }
}

/// One connection to a relay.
private struct RelaySession: MailSession {
    let connection: SMTPConnection

    func deliver(
        _ mail: OutgoingMail,
        announcing next: OutgoingMail?,
        beforeEnd: () throws -> Void
    ) throws(SMTPError) -> SMTPReply {
        try connection.send(mail.message, announcing: next?.message, beforeEnd: beforeEnd)
    }

    func close() { connection.close() }
}
