/// How far an IMAP folder was read.
struct MailboxPosition: Equatable, Sendable {
    /// The folder's UIDVALIDITY: under another number the UIDs mean other mails.
    var validity: UInt32
    var lastUID: UInt32
}
