/// What the mails of a newsletter have in common beyond its name and sender.
public struct MailSettings: Sendable {
    /// Whom readers see as the sender.
    public var from: Mailbox
    /// Where answers go; only for a mailbox that somebody reads.
    public var replyTo: Mailbox?
    /// Whether readers have a page for their preferences (``MailRecipient/preferencesURL``).
    public var offersPreferences: Bool

    public init(from: Mailbox, replyTo: Mailbox? = nil, offersPreferences: Bool = false) {
        self.from = from
        self.replyTo = replyTo
        self.offersPreferences = offersPreferences
    }
}
