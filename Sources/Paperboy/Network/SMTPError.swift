/// How handing in a message ended when not with "accepted". Each case calls for its own next step.
public enum SMTPError: Error, Equatable, Sendable {
    /// What the server said no to.
    public enum Stage: String, Sendable {
        /// The envelope's sender, to MAIL: other recipients will fare no better.
        case sender
        /// The recipient, to RCPT.
        case recipient
        /// The transfer, to DATA.
        case data
        /// The message, to the final dot.
        case message
    }

    /// The server said no (4xx: for now, 5xx: for good). The message was not taken; the next one may be sent.
    case refused(SMTPReply, Stage)
    /// This server cannot take this message as it is; nothing of it was sent.
    case unsendable(String)
    /// The connection was lost before the final dot: the message was not taken and may be sent again.
    case notSent(String)
    /// The final dot may have left, and no reply came: only a person can tell whether the message was taken.
    case uncertain(String)
    /// There is no connection: name, network, TLS or greeting. Nothing was sent.
    case unavailable(String)
    /// User and password were refused; trying again is pointless.
    case loginRefused(String)
    /// The mark before the final dot could not be made, so the dot was not sent.
    case markFailed(String)
}

extension SMTPError {
    /// Whether nothing was sent because the relay itself is of no use; another one may take the message.
    var isAboutRelay: Bool {
        switch self {
        case .unavailable, .loginRefused: true
        default: false
        }
    }
}

extension SMTPError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .refused(let reply, let stage): "the server refused the \(stage.rawValue): \(reply)"
        case .unsendable(let words): "the message cannot be sent: \(words)"
        case .notSent(let words): "the message was not sent: \(words)"
        case .uncertain(let words): "it is not known whether the message was taken: \(words)"
        case .unavailable(let words): "the mail server cannot be used: \(words)"
        case .loginRefused(let words): "the mail server refused the login: \(words)"
        case .markFailed(let words): "the message was not sent, because the ledger could not be written: \(words)"
        }
    }
}
