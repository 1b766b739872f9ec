/// How mail leaves.
public struct MailDelivery: Sendable {
    public var from: Mailbox
    /// The return path; bounces go there.
    public var bounces: String
    public var transport: any MailTransport
    /// How many connections send at a time.
    public var connections: Int
    /// Spaces messages evenly, over all connections; nil for no limit.
    public var rate: Rate?
    /// At most so many in any hour or day, over all runs.
    public var quotas: [Rate] = []
    /// How long a run waits for deferred mail and for quotas before it leaves them to the next run.
    public var patience: Duration
}
