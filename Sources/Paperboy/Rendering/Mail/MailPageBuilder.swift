/// Puts together what the mail templates show of an edition.
struct MailPageBuilder {
    let newsletter: Newsletter
    let texts: EditionTexts
    let webCopy: WebCopy
    let offersPreferences: Bool
    /// What is shown of the issue; its texts are those of ``texts``.
    let content: MailContent
    /// Those that travel with the mail.
    let figures: MailFigures

    init(
        newsletter: Newsletter,
        texts: EditionTexts,
        webCopy: WebCopy,
        offersPreferences: Bool,
        content: MailContent? = nil,
        figures: MailFigures = MailFigures()
    ) {
        self.newsletter = newsletter
        self.texts = texts
        self.webCopy = webCopy
        self.offersPreferences = offersPreferences
        self.content = content ?? MailContent(texts.issue)
        self.figures = figures
    }

    var issue: Issue { texts.issue }
    var edition: Edition { texts.edition }
    var words: Words { texts.words }

    /// - Parameter limit: how many papers may be there; the others are named in the contents and linked to the web.
    func page(limit: Int = .max) -> MailPage {
        let shown = issue.entries.prefix(limit)
        return MailPage(
            language: edition.language.rawValue,
            script: edition.language.script,
            subject: title,
            newsletter: name,
            day: days ?? words.longDate(issue.date.day),
            count: count,
            minutes: words("minutes", ["count": "\(ReadingTime.minutes(of: summaries))"]),
            web: web,
            preheader: preheader,
            contents: issue.entries.enumerated().map { contentsItem($1, at: $0, isShown: $0 < shown.count) },
            papers: shown.enumerated().map { MailPaperBuilder(page: self, entry: $1, number: $0 + 1).paper },
            madeFor: content.isForTopics ? words("made-for", ["topics": PersonalSlot.topics.mark]) : nil,
            rest: rest(issue.entries.count - shown.count + content.leftOut),
            notes: issue.sources.map(texts.outcome),
            sender: sender,
            reason: words("why-received", ["newsletter": name]),
            offersPreferences: offersPreferences,
            words: words.all
        )
    }

    /// The edition's, or the week's.
    var title: String {
        guard let days else { return PlainText.line(edition.title) }
        return PlainText.line(words("week-title", ["newsletter": name, "days": days]))
    }

    /// From the first issue of a weekly mail to the last; nil for the issue alone.
    private var days: String? {
        content.week.map { week in
            if week.lowerBound == week.upperBound { return week.upperBound.description }
            return words("day-range", ["first": "\(week.lowerBound)", "last": "\(week.upperBound)"])
        }
    }

    /// The issue that has an entry.
    func home(of entry: Entry) -> IssueSlug { content.homes[entry.paper] ?? issue.slug }

    /// Titles come in English or in the language of the edition; the letters tell which.
    func titleLanguage(_ title: String) -> String? {
        let isForeign = edition.language.primary != Language.english.primary && !title.hasFullWidthCharacter
        return isForeign ? Language.english.rawValue : nil
    }

    private var name: String { PlainText.line(newsletter.name(in: edition.language)) }

    private var count: String {
        let count = issue.entries.count
        return count == 1 ? words("papers-count-one") : words("papers-count", ["count": "\(count)"])
    }

    /// The page of the issue; for a week's issues the page that leads to them.
    private var web: String {
        let isWeekly = content.week != nil
        let page = isWeekly ? webCopy.home(in: edition.language) : webCopy.page(of: issue.slug, in: edition.language)
        return MailURI.encoded(page)
    }

    private var summaries: [Summary] { issue.entries.compactMap { $0.summaries[edition.language] } }

    /// The line that an inbox shows after the subject: 40 to 90 columns say enough and are not cut.
    private var preheader: String {
        let titles = issue.entries.map { PlainText.line($0.title) }.joined(separator: words("title-separator"))
        let line = titles.isEmpty ? name : titles
        return (line.columns < 40 ? "\(line) – \(name), \(words.longDate(issue.date.day))" : line).shortened(to: 90)
    }

    private var sender: MailPage.Sender {
        let sender = newsletter.sender
        return MailPage.Sender(
            name: PlainText.line(sender.name),
            address: PlainText.line(sender.address),
            contact: PlainText.line(sender.contact),
            contactURL: MailURI.contact(sender.contact)
        )
    }

    private func contentsItem(_ entry: Entry, at index: Int, isShown: Bool) -> MailPage.ContentsItem {
        let title = PlainText.line(entry.title)
        // What stands before a colon is the name of the thing: enough for a line of contents.
        let name = title.split(separator: ": ").first.map(String.init) ?? title
        return MailPage.ContentsItem(
            number: index + 1,
            shortTitle: name.shortened(to: 36).replacing(" ", with: "\u{A0}"),
            line: title.shortened(to: 66),
            shortTitleLanguage: titleLanguage(title),
            target: isShown ? "#paper-\(index + 1)" : web
        )
    }

    private func rest(_ count: Int) -> String? {
        switch count {
        case ...0: nil
        case 1: words("rest-on-web-one")
        default: words("rest-on-web", ["count": "\(count)"])
        }
    }
}

extension Language {
    /// The class of the style sheet for the language's script.
    var script: String { isFullWidth ? "wide" : "" }
}
