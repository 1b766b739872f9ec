import Mustache

/// Puts letters into the newsletter's dress, by `templates/mail/letter.html` and `letter.txt`.
struct LetterRenderer: Sendable {
    /// What the templates name.
    private struct Page: Sendable {
        var language: String
        var subject: String
        var newsletter: String
        var lead: [String]
        var call: Letter.Call?
        var notes: [String]
        var other: Letter.Call?
        var sender: MailPage.Sender
        var words: [String: String]
        var styles = ""
    }

    private let newsletter: Newsletter
    private let from: Mailbox
    private let text: MustacheTemplate
    private let html: MustacheTemplate
    private let styles: MailStyleSheet

    init(newsletter: Newsletter, from: Mailbox, templates: TemplateSet) throws(TemplateError) {
        self.newsletter = newsletter
        self.from = from
        text = try templates.template("mail/letter.txt")
        html = try templates.template("mail/letter.html")
        let issues = try templates.text("mail/issue.css")
        styles = MailStyleSheet(issues + "\n" + (try templates.text("mail/letter.css")))
    }

    /// The message as it goes on the wire, before signing.
    /// - Throws: ``MailAddressError`` for an address that no mail can carry.
    func message(
        _ letter: Letter,
        to address: EmailAddress,
        messageID: String,
        date: ZonedTime
    ) throws(MailAddressError) -> [UInt8] {
        var page = page(of: letter)
        page.styles = styles.mediaQueries
        let header = MailHeader([
            HeaderField(.date, value: date.rfc5322),
            HeaderField(.from, mailboxes: [from]),
            HeaderField(.to, mailboxes: [try Mailbox(address: address.rawValue)]),
            HeaderField(.subject, text: letter.subject),
            HeaderField(.contentLanguage, value: letter.language.rawValue),
            // RFC 3834 §5.2: nobody's holiday reply comes back.
            HeaderField(.autoSubmitted, value: "auto-generated"),
        ])
        return try MailMessage(
            header: header,
            messageID: messageID,
            text: text.render(page),
            html: styles.applied(to: html.render(page))
        ).bytes()
    }

    private func page(of letter: Letter) -> Page {
        let sender = newsletter.sender
        return Page(
            language: letter.language.rawValue,
            subject: letter.subject,
            newsletter: PlainText.line(newsletter.name(in: letter.language)),
            lead: letter.lead,
            call: letter.call,
            notes: letter.notes,
            other: letter.other,
            sender: MailPage.Sender(
                name: PlainText.line(sender.name),
                address: PlainText.line(sender.address),
                contact: PlainText.line(sender.contact),
                contactURL: MailURI.contact(sender.contact)
            ),
            words: letter.words.all
        )
    }
}
