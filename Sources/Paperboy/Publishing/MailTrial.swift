/// A transport outside of a run: looks whether it takes mail, and hands over single messages. On a queue of its own,
/// because a transport's calls block.
actor MailTrial {
    private let transport: any MailTransport
    private let executor = QueueExecutor(label: "paperboy.trial")

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(_ transport: any MailTransport) { self.transport = transport }

    /// See ``MailTransport/probe()``.
    func probe() async throws(SMTPError) { try transport.probe() }

    /// Hands over one message by itself.
    func handOver(_ mail: OutgoingMail) async throws(SMTPError) -> SMTPReply {
        let session = transport.session()
        defer { session.close() }
        return try session.deliver(mail, announcing: nil, beforeEnd: {})
    }
}
