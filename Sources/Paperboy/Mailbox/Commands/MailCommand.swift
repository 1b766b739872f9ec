/// What somebody asks for by mail.
public struct MailCommand: Equatable, Sendable {
    public enum Action: Equatable, Sendable {
        /// To get the newsletter; the language where the address names one (`news+subscribe-ja@…`).
        case subscribe(Language?)
        /// The token of a confirmation mail comes back.
        case confirm(token: String)
        /// To leave; the token of the reader's own link, where the mail has one.
        case unsubscribe(token: String?)

        /// What proves who asks, where the mail has it.
        var token: String? {
            switch self {
            case .subscribe: nil
            case .confirm(let token): token
            case .unsubscribe(let token): token
            }
        }

        /// In one word, for reports.
        public var word: String {
            switch self {
            case .subscribe: "subscribe"
            case .confirm: "confirm"
            case .unsubscribe: "unsubscribe"
            }
        }
    }

    public var action: Action
    /// Who wrote, by the From field, which proves nothing.
    public var from: EmailAddress
}
