/// One edition of an issue as mail, ready but for what differs from reader to reader.
public struct MailBody: Sendable {
    /// The fields that are the same for all; a failure is that of an address in the configuration.
    let header: Result<MailHeader, MailAddressError>
    let text: PersonalPart
    let html: PersonalPart
    /// Figures that travel with the mail, as whole parts.
    let pictures: [[UInt8]]
    /// What the link to unsubscribe opens for a reader who has no address of their own for it.
    let contact: String
    /// Stands between the reader's topics.
    let listSeparator: String

    /// The whole message as it goes on the wire, before signing; the same bytes for the same recipient and date.
    ///
    /// - Throws: ``MailAddressError`` for a recipient, an identifier or a sender that no mail can carry. An address
    ///   that needs SMTPUTF8 is no error here: ask ``MailAddress/needsSMTPUTF8``.
    public func message(to recipient: MailRecipient, date: ZonedTime) throws(MailAddressError) -> [UInt8] {
        let mailbox = try Mailbox(name: recipient.name, address: recipient.address)
        var fields = MailHeader([HeaderField(.date, value: date.rfc5322), HeaderField(.to, mailboxes: [mailbox])])
        fields.append(try header.get())
        for field in try recipient.unsubscribeFields() { fields.append(field) }
        let links = links(of: recipient)
        return try MailMessage(
            header: fields,
            messageID: recipient.messageID,
            text: text.filled(with: links.plain),
            html: recipient.wantsTextAlone ? nil : html.filled(with: links.markup),
            pictures: recipient.wantsTextAlone ? [] : pictures
        ).bytes()
    }

    /// The part for plain reading as the recipient sees it, in UTF-8 with CRLF line ends.
    func text(for recipient: MailRecipient) -> [UInt8] {
        text.content(with: links(of: recipient).plain)
    }

    /// The part in HTML as the recipient's mail program gets it, in UTF-8 with CRLF line ends.
    func html(for recipient: MailRecipient) -> [UInt8] {
        html.content(with: links(of: recipient).markup)
    }

    private func links(of recipient: MailRecipient) -> [PersonalSlot: String] {
        let leave = MailURI.encoded(recipient.leaveAddress ?? contact)
        var links = [PersonalSlot.leave: leave]
        links[.preferences] = recipient.preferencesURL.map(MailURI.encoded) ?? leave
        if !recipient.topics.isEmpty { links[.topics] = recipient.topics.joined(separator: listSeparator) }
        return links
    }
}
