/// What the mails of a newsletter have in common beyond its name and sender.
public struct MailSettings: Sendable {
    /// Whom readers see as the sender.
    public var from: Mailbox
    /// Where answers go; only for a mailbox that somebody reads.
    public var replyTo: Mailbox?
    /// Whether readers have a page for their preferences (``MailRecipient/preferencesURL``).
    public var offersPreferences: Bool

    /// The address, ending in a slash, under which the web side shows past issues; nil where the blog does.
    public var archive: String?
    /// Stands before every subject, such as `[Test] `.
    public var mark = ""

    public init(
        from: Mailbox,
        replyTo: Mailbox? = nil,
        offersPreferences: Bool = false,
        archive: String? = nil
    ) {
        self.from = from
        self.replyTo = replyTo
        self.offersPreferences = offersPreferences
        self.archive = archive
    }
}

extension MailSettings {
    /// As the configuration says: the blog has the web copy of an issue, or else the web side, if there is one.
    public init(_ configuration: Configuration, _ delivery: MailDelivery) {
        self.init(
            from: delivery.from,
            offersPreferences: configuration.web != nil,
            archive: configuration.blog == nil ? configuration.web.map { "\($0)archive/" } : nil
        )
    }
}
