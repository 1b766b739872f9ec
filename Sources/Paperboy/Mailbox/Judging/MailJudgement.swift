/// What a mail in the mailbox is.
public enum MailKind: String, Sendable, Codable, CaseIterable {
    /// A mail did not reach its reader, and none will.
    case hard
    /// A mail did not reach its reader, or not yet, or for a reason that is not the reader's.
    case soft
    /// A report that a mail arrived.
    case delivered
    /// A vacation reply or another answer by a program; a receipt that a mail was read.
    case autoreply
    /// A complaint or another report by a reader's provider (RFC 5965).
    case feedback
    /// A mail to one of the addresses that act: subscribe, confirm, unsubscribe.
    case command
    /// Anything else: kept for the operator.
    case other
}

/// What a mail is, whom it is about and why.
struct MailJudgement: Equatable, Sendable {
    var kind: MailKind
    /// Everybody a delivery report names.
    var failures: [FailedRecipient] = []
    var feedback: FeedbackReport?
    var command: MailCommand?
    /// Why it was taken for what it is, in a few words.
    var ground: String

    /// The addresses that the mail is about.
    var recipients: [String] {
        feedback?.recipients ?? command.map { [$0.from.rawValue] } ?? failures.map(\.address)
    }

    /// Enhanced status code of the worst failure.
    var status: String? { worst?.status }

    /// In one word: why it failed, what the complaint is, what is asked for.
    var reason: String? {
        feedback?.type ?? command?.action.word ?? worst.map { $0.isDelivered ? "delivered" : $0.reason.rawValue }
    }

    /// The worst of the failures, which gives the mail its kind.
    var worst: FailedRecipient? {
        failures.first { $0.reason.isHard && !$0.isDelivered } ?? failures.first { !$0.isDelivered } ?? failures.first
    }
}
