/// How mail leaves.
public struct MailDelivery: Sendable {
    public var from: Mailbox
    /// The return path; bounces go there.
    public var bounces: String
    /// Whether each message has a return path of its own (``ReturnPath``): the mailbox takes `name+anything` too.
    public var tagsBounces: Bool
    /// Whose signatures messages carry; empty for none.
    public var dkim: [DKIMSettings]
    public var transport: any MailTransport
    /// How many connections send at a time.
    public var connections: Int
    /// At most so many messages in so much time, over all connections; nil for no limit.
    public var rate: Rate?
}

extension MailDelivery {
    /// Nil where all messages share the address of ``bounces``.
    public func returnPath(newsletter: String, keys: KeyRing) -> ReturnPath? {
        guard tagsBounces, let base = try? MailAddress(bounces) else { return nil }
        return ReturnPath(base, newsletter: newsletter, keys: keys)
    }
}
