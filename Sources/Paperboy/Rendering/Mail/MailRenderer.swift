import Mustache

/// Makes the mails of a newsletter from its issues.
public struct MailRenderer: Sendable {
    /// Gmail cuts a message off after about 102 KB of HTML, the link to unsubscribe with it.
    static let htmlLimit = 100_000
    /// What the readers' own links may take of it.
    private static let personalReserve = 4_000

    private let newsletter: Newsletter
    private let settings: MailSettings
    private let templates: TemplateSet
    let figures: MailFigures

    /// - Parameter figures: those that travel inside the mails; all others are shown from the web.
    public init(
        newsletter: Newsletter,
        settings: MailSettings,
        templates: TemplateSet,
        figures: MailFigures = MailFigures()
    ) {
        self.figures = figures
        self.newsletter = newsletter
        self.settings = settings
        self.templates = templates
    }

    /// Renders what is the same for all readers of an edition, once.
    ///
    /// - Throws: ``TemplateError`` for a template, style sheet or word file that cannot be used.
    public func body(of issue: Issue, in edition: Edition) throws(TemplateError) -> MailBody {
        try body(of: MailContent(issue), in: edition)
    }

    /// Renders what is the same for all readers of an edition who get this content, once.
    func body(of content: MailContent, in edition: Edition) throws(TemplateError) -> MailBody {
        let issue = content.issue
        let words = try templates.words(edition.language)
        let builder = MailPageBuilder(
            newsletter: newsletter,
            texts: EditionTexts(issue: issue.withoutTeX, edition: edition, words: words),
            webCopy: webCopy,
            offersPreferences: settings.offersPreferences,
            content: content,
            figures: figures
        )
        let page = builder.page()
        let text = try templates.template("mail/issue.txt").render(page.wrapped())
        let (html, shown) = try html(builder, page)
        return MailBody(
            header: Result { () throws(MailAddressError) in try header(of: issue, in: edition, title: builder.title) },
            text: PersonalPart(mediaType: "text/plain", rendered: text),
            html: PersonalPart(mediaType: "text/html", rendered: html),
            pictures: pictures(of: builder, shown),
            contact: contact,
            listSeparator: words("list-separator")
        )
    }

    private var webCopy: WebCopy { WebCopy(newsletter: newsletter, archive: settings.archive) }

    /// Where questions go.
    private var contact: String { MailURI.contact(newsletter.sender.contact) ?? newsletter.site }

    /// The figures of the papers that are shown, each once.
    private func pictures(of builder: MailPageBuilder, _ shown: Int) -> [[UInt8]] {
        builder.issue.entries.prefix(shown).compactMap { entry in
            entry.figure.flatMap { figures.part(of: $0, in: builder.home(of: entry)) }
        }
    }

    /// The document with as many whole papers as fit, and their number.
    private func html(
        _ builder: MailPageBuilder,
        _ whole: MailPage
    ) throws(TemplateError) -> (html: String, shown: Int) {
        let template = try templates.template("mail/issue.html")
        let styles = MailStyleSheet(try templates.text("mail/issue.css"))
        var count = builder.issue.entries.count
        var page = whole
        while true {
            page.styles = styles.mediaQueries
            let html = styles.applied(to: template.render(page))
            if count == 0 || html.utf8.count <= Self.htmlLimit - Self.personalReserve { return (html, count) }
            count -= 1
            page = builder.page(limit: count)
        }
    }

    private func header(of issue: Issue, in edition: Edition, title: String) throws(MailAddressError) -> MailHeader {
        let name = newsletter.name(in: edition.language)
        var header = MailHeader([
            HeaderField(.from, mailboxes: [settings.from]),
            HeaderField(.subject, text: settings.mark + (title.isEmpty ? name : title)),
        ])
        if let replyTo = settings.replyTo { header.append(HeaderField(.replyTo, mailboxes: [replyTo])) }
        try listFields(name: name, issue: issue, language: edition.language).forEach { header.append($0) }
        return header
    }

    /// What tells mail programs and other lists' robots that this is a list, and where it lives.
    private func listFields(name: String, issue: Issue, language: Language) throws(MailAddressError) -> [HeaderField] {
        [
            HeaderField(.contentLanguage, value: language.rawValue),
            try HeaderField(listID: newsletter.slug, under: newsletter.domain, called: name),
            HeaderField(.listPost, value: "NO"),
            try HeaderField(.listArchive, uris: [webCopy.home(in: language)]),
            try HeaderField(.listHelp, uris: [contact]),
            try HeaderField(.archivedAt, uris: [webCopy.page(of: issue.slug, in: language)]),
            HeaderField(.precedence, value: "bulk"),
            // Campaign, list and type, then the sender's own id, by which Gmail reports complaints.
            HeaderField(.feedbackID, value: "\(issue.slug):\(language):issue:\(newsletter.slug)"),
        ]
    }
}
