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

    /// Renders what is the same for everybody, once.
    func body(of letter: Letter) -> LetterBody {
        var page = page(of: letter)
        page.styles = styles.mediaQueries
        return LetterBody(
            from: from,
            language: letter.language,
            text: PersonalPart(mediaType: "text/plain", rendered: text.render(page)),
            html: PersonalPart(mediaType: "text/html", rendered: styles.applied(to: html.render(page)))
        )
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
