/// A letter in one language, ready but for what differs from one person to the next.
struct LetterBody: Sendable {
    let from: Mailbox
    let language: Language
    let text: PersonalPart
    let html: PersonalPart

    /// The message as it goes on the wire, before signing.
    /// - Parameters:
    ///   - subject: on one line.
    ///   - token: what makes the letter's link the reader's own; nil for a letter without a link.
    /// - Throws: ``MailAddressError`` for an address that no mail can carry.
    func message(
        to address: EmailAddress,
        subject: String,
        token: String?,
        messageID: String,
        date: ZonedTime
    ) throws(MailAddressError) -> [UInt8] {
        let header = MailHeader([
            HeaderField(.date, value: date.rfc5322),
            HeaderField(.from, mailboxes: [from]),
            HeaderField(.to, mailboxes: [try Mailbox(address: address.rawValue)]),
            HeaderField(.subject, text: subject),
            HeaderField(.contentLanguage, value: language.rawValue),
            // RFC 3834 §5.2: nobody's holiday reply comes back.
            HeaderField(.autoSubmitted, value: "auto-generated"),
        ])
        let values = [PersonalSlot.address: address.masked, .token: token ?? ""]
        return try MailMessage(
            header: header,
            messageID: messageID,
            text: text.filled(with: values.plain),
            html: html.filled(with: values.markup)
        ).bytes()
    }
}
