/// The values that `hugo/post.md` can show of one paper.
struct HugoEntry {
    struct Figure {
        let file: LinkDestination
        let alt: MarkdownText
        let credit: MarkdownText?
    }

    struct Summary {
        let heading: MarkdownText
        let text: MarkdownText
        let provenance: MarkdownText?
    }

    let number: Int
    let title: MarkdownText
    let authors: MarkdownText?
    let published: CalendarDate?
    let source: MarkdownLink
    let arxiv: MarkdownText?
    let doi: MarkdownLink?
    let reason: MarkdownText?
    let figure: Figure?
    let summary: Summary?
    let abstract: MarkdownText?
}

extension HugoEntry {
    init(_ entry: Entry, number: Int, texts: EditionTexts, style: HugoStyle) {
        let language = texts.edition.language
        let arxivID = entry.paper.arxivID
        self.init(
            number: number,
            title: MarkdownText(entry.title, in: .heading),
            authors: texts.authors(of: entry).map { MarkdownText($0, in: .paragraph) },
            published: entry.published,
            source: MarkdownLink(entry.source.rawValue, to: entry.url),
            arxiv: arxivID.map { MarkdownText($0.rawValue, in: .paragraph) },
            doi: arxivID == nil ? Self.doi(of: entry).map { MarkdownLink($0.rawValue, to: $0.url) } : nil,
            reason: style.provenance ? MarkdownText(nonEmpty: entry.reasons[language], in: .paragraph) : nil,
            figure: entry.figure.map { Figure($0, of: entry) },
            summary: entry.summaries[language].map { Summary($0, texts: texts, style: style) },
            abstract: MarkdownText(nonEmpty: entry.abstract, in: .shortcodeBody)
        )
    }

    private static func doi(of entry: Entry) -> DOI? {
        if case .doi(let doi) = entry.paper { doi } else { entry.link(.doi).flatMap(DOI.init(rawValue:)) }
    }
}

extension HugoEntry.Figure {
    init(_ figure: Figure, of entry: Entry) {
        let alt = MarkdownText(nonEmpty: figure.alt, in: .imageAlt)
        self.init(
            file: LinkDestination(file: figure.file),
            alt: alt ?? MarkdownText(entry.title, in: .imageAlt),
            credit: MarkdownText(nonEmpty: figure.credit, in: .paragraph)
        )
    }
}

extension HugoEntry.Summary {
    init(_ summary: Summary, texts: EditionTexts, style: HugoStyle) {
        let heading = summary.origin == .extract ? "extract" : "summary"
        self.init(
            heading: MarkdownText(texts.words(heading), in: .heading),
            text: MarkdownText(summary.text, in: .paragraph),
            provenance: style.provenance ? MarkdownText(texts.provenance(of: summary), in: .paragraph) : nil
        )
    }
}
