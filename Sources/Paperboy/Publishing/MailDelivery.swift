/// How mail leaves.
public struct MailDelivery: Sendable {
    public var from: Mailbox
    /// The return path; bounces go there.
    public var bounces: String
    public var transport: any MailTransport
    /// How many connections send at a time.
    public var connections: Int
    /// At most so many messages in so much time, over all connections; nil for no limit.
    public var rate: Rate?
}
