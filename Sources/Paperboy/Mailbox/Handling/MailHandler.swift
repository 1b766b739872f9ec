import Foundation

/// Acts on the mails of the mailbox, each once.
struct MailHandler: Sendable {
    let store: Store
    let newsletter: String
    let keys: KeyRing
    /// Nil where bounces are not told apart by their address.
    let returnPath: ReturnPath?
    /// Nil where there is no sign-up: such mails are kept.
    let gate: SubscriptionGate?
    let rules: SuppressionRules
    let now: @Sendable () -> Date

    /// - Returns: what was done; nil when it had been done before.
    func handle(_ mail: JudgedMail, at position: MailboxPosition? = nil) throws -> MailEffect? {
        guard try !store.hasHandled(mail) else {
            if let position { try store.advance(mail.source, to: position) }
            return nil
        }
        let trace = try trace(of: mail)
        let asked = try ask(mail)
        return try store.handle(mail, trace: trace, asked: asked, rules: rules, position: position, at: now())
    }

    private func trace(of mail: JudgedMail) throws -> MailTrace {
        if let token = Self.token(mail.judgement.command) {
            let reader = try ReaderToken(token).flatMap { try subscriber(by: $0) }
            return reader.map { .proven($0.id, issue: nil) } ?? .forged
        }
        for token in mail.tokens.compactMap(ReaderToken.init) {
            if let reader = try subscriber(by: token) { return .proven(reader.id, issue: nil) }
        }
        guard let returnPath else { return .none }
        var trace = MailTrace.none
        for address in mail.addressees where returnPath.tag(in: address) != nil {
            if let (issue, subscriber) = try store.returned(to: address, by: returnPath) {
                return .proven(subscriber, issue: issue)
            }
            trace = .forged
        }
        return trace
    }

    private static func token(_ command: MailCommand?) -> String? {
        if case .unsubscribe(let token) = command?.action { token } else { nil }
    }

    private func subscriber(by token: ReaderToken) throws -> Subscriber? {
        try store.subscriber(by: token, for: .unsubscribe, newsletter: newsletter, keys: keys)
    }

    /// Hands sign-ups to the gate. Nil for other mails, and where there is no gate.
    private func ask(_ mail: JudgedMail) throws -> Bool? {
        guard let command = mail.judgement.command, let gate else { return nil }
        switch command.action {
        case .subscribe(let language):
            try gate.subscribe(command.from, language)
            return true
        case .confirm(let token): return try gate.confirm(token)
        case .unsubscribe: return nil
        }
    }
}
