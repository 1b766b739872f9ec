/// Knows mails to the addresses that act.
///
/// `news+subscribe@`, `news+confirm-TOKEN@` and `news+unsubscribe-TOKEN@`; and mails to the bare address whose subject
/// is such a word and the token, as the mailto link of List-Unsubscribe makes them: relays may turn capitals in
/// an address into small letters, and a token has both.
struct CommandReader: Sendable {
    private let bases: [MailAddress]

    /// - Parameter bases: the newsletter's own addresses.
    init(_ bases: [MailAddress]) { self.bases = bases }

    /// Nil for a mail that asks for nothing.
    func command(in header: MIMEHeader, from: String?) -> MailCommand? {
        guard let from = from.flatMap(EmailAddress.init), !isOwn(from.rawValue) else { return nil }
        let addresses = Self.recipients(of: header)
        for address in addresses {
            if let action = tag(in: address).flatMap({ Self.action($0, separators: "-+=") }) {
                return MailCommand(action: Self.completed(action, header), from: from)
            }
        }
        guard addresses.contains(where: isOwn), let subject = header.text("subject"),
            let action = Self.action(Self.bare(subject), separators: " :")
        else { return nil }
        return MailCommand(action: action, from: from)
    }

    /// Where the mail was sent to, by the fields of header and envelope.
    static func recipients(of header: MIMEHeader) -> [String] {
        ["delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "to", "cc"].flatMap { field in
            header.texts(field).prefix(20).flatMap { AddressScanner.hits(in: $0).map(\.address) }
        }
    }

    /// A subject without `Re:` and its sisters.
    private static func bare(_ subject: String) -> String {
        var subject = PlainText.line(subject)
        while let match = subject.prefixMatch(of: /(?i)(re|fwd?|aw|sv|antw|返信)\s*[:：]\s*/) {
            subject = String(subject[match.range.upperBound...])
        }
        return subject
    }

    private static func action(_ text: String, separators: String) -> MailCommand.Action? {
        let end = text.firstIndex { separators.contains($0) } ?? text.endIndex
        let rest = String(text[end...].dropFirst().drop { separators.contains($0) })
        let token = rest.wholeMatch(of: /[A-Za-z0-9_-]{8,128}/) == nil ? nil : rest
        switch text[..<end].lowercased() {
        case "subscribe" where rest.isEmpty || Language(rawValue: rest) != nil:
            return .subscribe(Language(rawValue: rest))
        case "confirm": return token.map { .confirm(token: $0) }
        case "unsubscribe" where rest.isEmpty || token != nil: return .unsubscribe(token: token)
        default: return nil
        }
    }

    /// The subject holds the token where the address has lost it, or its capitals.
    private static func completed(_ action: MailCommand.Action, _ header: MIMEHeader) -> MailCommand.Action {
        guard let subject = header.text("subject"), let said = Self.action(bare(subject), separators: " :"),
            said.word == action.word, let token = said.token
        else { return action }
        guard let known = action.token else { return said }
        return known.lowercased() == token.lowercased() ? said : action
    }

    private func tag(in address: String) -> String? {
        for base in bases where address.lowercased().hasSuffix("@\(base.domain)".lowercased()) {
            let start = "\(base.localPart)+"
            guard address.lowercased().hasPrefix(start.lowercased()), let at = address.lastIndex(of: "@") else {
                continue
            }
            return String(address[..<at].dropFirst(start.count))
        }
        return nil
    }

    private func isOwn(_ address: String) -> Bool {
        bases.contains { $0.description.lowercased() == address.lowercased() } || tag(in: address) != nil
    }
}
