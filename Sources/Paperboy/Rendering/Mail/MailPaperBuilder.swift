/// Puts together what the mail templates show of one paper.
struct MailPaperBuilder {
    /// What a picture may take of a column of 600 pixels with its margins, and of a screen.
    private static let pictureLimit = (width: 552, height: 640)

    let page: MailPageBuilder
    let entry: Entry
    let number: Int

    var paper: MailPaper {
        MailPaper(
            number: number,
            heading: title,
            titleLanguage: page.titleLanguage(title),
            href: WebAddress(entry.url)?.description,
            byline: page.texts.byline(of: entry),
            takeaway: (summary?.takeaway).map(PlainText.line).flatMap(nonEmpty),
            summary: (summary?.text).map(PlainText.line).flatMap(nonEmpty),
            summaryLanguage: summary.flatMap { $0.language == page.edition.language ? nil : $0.language.rawValue },
            summaryScript: summary?.language.script ?? "",
            picture: entry.figure.flatMap(picture),
            why: why,
            origin: summary.map(page.texts.provenance),
            references: references
        )
    }

    private var words: Words { page.words }

    private var summary: Summary? { entry.summaries[page.edition.language] }

    private var title: String { PlainText.line(entry.title) }

    private var why: String? {
        entry.reasons[page.edition.language].map(PlainText.line).flatMap(nonEmpty).map {
            words("why") + words("label-separator") + $0
        }
    }

    private var references: [MailPaper.Reference] {
        Link.Kind.allCases.compactMap { kind in
            let link = kind == .abstract ? entry.url : entry.link(kind)
            guard let address = link, let href = WebAddress(address)?.description else { return nil }
            return MailPaper.Reference(label: page.texts.label(of: kind, for: entry), href: href)
        }
    }

    /// The picture as large as the column allows, never larger than it is.
    private func picture(_ figure: Figure) -> MailPaper.Picture? {
        guard figure.width > 0, figure.height > 0 else { return nil }
        let scale = min(
            1,
            Double(Self.pictureLimit.width) / Double(figure.width),
            Double(Self.pictureLimit.height) / Double(figure.height)
        )
        return MailPaper.Picture(
            source: source(of: figure),
            width: max(1, Int((Double(figure.width) * scale).rounded())),
            height: max(1, Int((Double(figure.height) * scale).rounded())),
            alt: nonEmpty(PlainText.line(figure.alt)) ?? words("figure-alt", ["title": title]),
            credit: figure.credit.map(PlainText.line).flatMap(nonEmpty)
        )
    }

    /// In the mail itself, or on the web.
    private func source(of figure: Figure) -> String {
        let home = page.home(of: entry)
        return page.figures.address(of: figure, in: home) ?? MailURI.encoded(page.webCopy.address(of: figure, in: home))
    }

    private func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }
}
