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
    func outcome(of mail: OutgoingMail) async -> Result<SMTPReply, SMTPError> {
        let session = transport.session()
        defer { session.close() }
        do throws(SMTPError) {
            return .success(try session.deliver(mail, announcing: nil, beforeEnd: {}))
        } catch {
            return .failure(error)
        }
    }
}
