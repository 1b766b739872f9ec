public import Foundation

/// Where mails to the newsletter come in.
public struct MailboxSettings: Sendable {
    public enum Place: Sendable {
        /// - Parameter done: the folder that handled mails are moved to; nil to leave them.
        case imap(IMAPServer, done: String?)
        case maildir(URL)
    }

    public var place: Place
}
