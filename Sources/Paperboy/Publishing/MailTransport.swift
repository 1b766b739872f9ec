/// Where mail is handed over: a relay, or a folder.
public protocol MailTransport: Sendable {
    /// As the ledger names it, such as `smtp://127.0.0.1:25`.
    var name: String { get }

    /// Whether handing over the same message twice gives one message.
    var isRepeatable: Bool { get }

    /// Looks whether mail would be taken, and hands over none. Blocks.
    func probe() throws(SMTPError)

    /// A session for one worker; it connects when it first has something to send.
    func session() -> any MailSession
}

/// One worker's line to a transport; it sends one message after another. Its calls block.
public protocol MailSession {
    /// Hands over one message.
    /// - Parameters:
    ///   - next: what will be handed over next, if that is known: it may be announced with this one's end.
    ///   - beforeEnd: called once, before the byte that makes the message complete may leave.
    /// - Returns: the reply that takes responsibility for the message.
    func deliver(
        _ mail: OutgoingMail,
        announcing next: OutgoingMail?,
        beforeEnd: () throws -> Void
    ) throws(SMTPError) -> SMTPReply

    func close()
}
