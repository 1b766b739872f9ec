/// What `templates/web/issue.html` names: an issue in one language, as a page of the archive.
public struct IssuePage: Sendable {
    struct Paper: Sendable {
        var paper: MailPaper
        /// Folded on the page; nil where there is none.
        var original: String?
    }

    /// The masthead, the contents and the foot; its own papers are not shown.
    let page: MailPage
    let papers: [Paper]

    public var title: String { page.subject }

    /// - Parameter figures: the address of the folder with the issue's figures, ending in a slash.
    /// - Throws: ``TemplateError`` when the words of the language cannot be read.
    public init(
        of issue: Issue,
        in edition: Edition,
        newsletter: Newsletter,
        templates: TemplateSet,
        figures: String
    ) throws(TemplateError) {
        let plain = issue.withoutTeX
        let builder = MailPageBuilder(
            newsletter: newsletter,
            texts: EditionTexts(issue: plain, edition: edition, words: try templates.words(edition.language)),
            webCopy: WebCopy(newsletter: newsletter, archive: nil),
            offersPreferences: false
        )
        var page = builder.page()
        papers = zip(page.papers, plain.entries).map { paper, entry in
            var paper = paper
            paper.picture?.source = entry.figure.map { figures + $0.file } ?? ""
            let abstract = PlainText.line(entry.abstract)
            return Paper(paper: paper, original: abstract.isEmpty ? nil : abstract)
        }
        page.papers = []
        self.page = page
    }
}
