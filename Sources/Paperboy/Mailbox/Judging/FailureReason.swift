/// Why a mail did not reach somebody.
public enum FailureReason: String, Sendable, Codable, CaseIterable {
    // The address will not work again.
    case noSuchUser = "no-such-user"
    case noSuchHost = "no-such-host"
    case moved
    /// The domain says that it takes no mail (RFC 7505).
    case takesNoMail = "takes-no-mail"

    // Worth another issue.
    case mailboxFull = "mailbox-full"
    case suspended
    /// The reader's own filter, as Japanese carriers have them.
    case filtered
    /// Still being tried.
    case delayed
    case expired
    case unreachable
    case tooBig = "too-big"
    case system
    /// Block, spam, authentication, rate: about the sender, never the reader's fault.
    case policy
    case unknown

    public var isHard: Bool {
        switch self {
        case .noSuchUser, .noSuchHost, .moved, .takesNoMail: true
        default: false
        }
    }
}
