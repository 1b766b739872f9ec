/// The full text of an issue in one language, as HTML for feed readers.
///
/// Only elements that readers' sanitizers keep, no classes or styles: `details`, `small` and `mark` lose their tags
/// in Miniflux or feedparser, so the abstract is a quotation under a heading of its own. The papers' texts name their
/// language even where it is the edition's: a reader that mixes feeds forgets the feed's.
struct FeedContent {
    let newsletter: Newsletter
    let texts: EditionTexts

    private var issue: Issue { texts.issue }
    private var language: Language { texts.edition.language }
    private var words: Words { texts.words }

    func html() -> Markup {
        let papers: [Markup?] = zip(1..., issue.entries).map(paper)
        return ((papers.isEmpty ? [nothing] : papers) + [notes]).lines()
    }

    private var nothing: Markup { "<p>\(words("papers-count", ["count": "0"]))</p>" }

    private func paper(number: Int, entry: Entry) -> Markup {
        let summary = entry.summaries[language]
        let pieces: [Markup?] = [
            "<h3>\(number). \(title(entry))</h3>",
            byline(entry),
            entry.figure.map { figure($0, of: entry) },
            summary.flatMap(takeaway),
            summary.map(text),
            reason(entry),
            links(entry),
            abstract(entry),
        ]
        return pieces.lines()
    }

    private func byline(_ entry: Entry) -> Markup? {
        texts.byline(of: entry).map { "<p>\($0)</p>" }
    }

    private func figure(_ figure: Figure, of entry: Entry) -> Markup {
        let alt = figure.alt.isEmpty ? entry.title : figure.alt
        let credit: Markup? = figure.credit.map { "<figcaption>\($0)</figcaption>" }
        return #"""
            <figure><img src="\#(newsletter.url(of: figure, in: issue.slug))" \#
            width="\#(figure.width)" height="\#(figure.height)" alt="\#(alt)"/>\#(credit)</figure>
            """#
    }

    private func takeaway(_ summary: Summary) -> Markup? {
        summary.takeaway.map { #"<p lang="\#(summary.language.rawValue)"><strong>\#($0)</strong></p>"# }
    }

    private func text(_ summary: Summary) -> Markup {
        """
        <p lang="\(summary.language.rawValue)">\(summary.text)</p>
        <p><em>\(texts.provenance(of: summary))</em></p>
        """
    }

    private func reason(_ entry: Entry) -> Markup? {
        guard let reason = entry.reasons[language], !reason.isEmpty else { return nil }
        return "<p><strong>\(words("why"))</strong>\(words("label-separator"))\(reason)</p>"
    }

    private func links(_ entry: Entry) -> Markup? {
        let links = Link.Kind.allCases.compactMap { kind -> Markup? in
            let url = kind == .abstract ? entry.url : entry.link(kind)
            let name = texts.label(of: kind, for: entry)
            return url.flatMap { WebAddress($0) }.map { #"<a href="\#($0.description)">\#(name)</a>"# }
        }
        return links.isEmpty ? nil : "<p>\(links.joined(separator: " · "))</p>"
    }

    private func abstract(_ entry: Entry) -> Markup? {
        guard !entry.abstract.isEmpty else { return nil }
        return """
            <h4>\(words("abstract"))</h4>
            <blockquote lang="\(original.rawValue)"><p>\(entry.abstract)</p></blockquote>
            """
    }

    /// What readers should know of the sources: nothing when all went well.
    private var notes: Markup? {
        let notes = texts.troubledSources
        guard !notes.isEmpty else { return nil }
        let items = notes.map { "<li>\(texts.outcome($0))</li>" as Markup }
        return "<h3>\(words("sources"))</h3>\n<ul>\(items.joined())</ul>"
    }

    /// Titles and abstracts stand as their authors wrote them.
    private var original: Language { .english }

    private func title(_ entry: Entry) -> Markup {
        let lang: Markup = #"lang="\#(original.rawValue)""#
        guard let address = WebAddress(entry.url) else { return "<span \(lang)>\(entry.title)</span>" }
        return #"<a href="\#(address.description)" \#(lang)>\#(entry.title)</a>"#
    }
}
