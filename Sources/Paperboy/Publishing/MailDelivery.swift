import Foundation

/// How mail leaves.
public struct MailDelivery: Sendable {
    public var from: Mailbox
    /// The return path; bounces go there.
    public var bounces: String
    /// Whether each message has a return path of its own (``ReturnPath``): the mailbox takes `name+anything` too.
    public var tagsBounces: Bool
    /// Whose signatures messages carry; empty for none.
    public var dkim: [DKIMSettings]
    /// The relays, which share the messages; or a folder alone. Never empty.
    public var routes: [MailRoute]
    /// How many connections send at a time, over all relays; each has one at least.
    public var connections: Int
    /// Spaces messages evenly, over all connections; nil for no limit.
    public var rate: Rate?
    /// At most so many in any hour or day by each relay, over all runs.
    public var quotas: [Rate] = []
    /// At most so many to the readers of a domain, over all relays and runs.
    public var domainRates = DomainRates()
    /// Whether figures travel inside the mails; otherwise mail programs fetch them from the web.
    public var embedsFigures = false
    /// How long a run waits for deferred mail and for quotas before it leaves them to the next run.
    public var patience: Duration
}

extension MailDelivery {
    /// Whether handing over the same message twice gives one message: mail goes to a folder.
    var isRepeatable: Bool { routes.allSatisfy(\.transport.isRepeatable) }

    /// What a relay may be given today; nil when it is not being warmed up.
    func share(of transport: String, at now: Date, in zone: TimeZone) -> DailyShare? {
        routes.first { $0.transport.name == transport }?.warmUp?.share(at: now, in: zone)
    }

    /// Nil where all messages share the address of ``bounces``.
    public func returnPath(newsletter: String, keys: KeyRing) -> ReturnPath? {
        guard tagsBounces, let base = try? MailAddress(bounces) else { return nil }
        return ReturnPath(base, newsletter: newsletter, keys: keys)
    }
}
