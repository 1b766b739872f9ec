/// What was done about a mail.
public enum MailEffect: String, Sendable, Codable, CaseIterable {
    case none
    /// A bounce that counts, or a refusal that is about us.
    case noted
    /// The reader is not written to any more, because mail fails.
    case suppressed
    /// The reader left, or complained.
    case unsubscribed
    /// Handed to the sign-up.
    case asked
    /// Kept for the operator to look at.
    case kept
    /// A return path or token that no key of ours made; nothing was done.
    case forged
}
