/// The values that `hugo/post.md` can show, each already escaped for its place.
struct HugoPage {
    struct FrontMatter {
        let title: FrontMatterValue
        let summary: FrontMatterValue
        let tags: FrontMatterValue
        let categories: FrontMatterValue
        let slug: IssueSlug
        let date: String
        /// Whether Hugo should count characters instead of words.
        let cjk: Bool
    }

    struct Sources {
        let notes: [MarkdownText]
    }

    let front: FrontMatter
    /// The words of the language, for headings and bullets.
    let words: [String: MarkdownText]
    /// The same words, for the arguments of shortcodes.
    let labels: [String: MarkdownText]
    let introduction: MarkdownText
    let entries: [HugoEntry]
    let sources: Sources?
    let closing: MarkdownText
}

extension HugoPage {
    init(_ texts: EditionTexts, style: HugoStyle) {
        let words = texts.words
        self.init(
            front: FrontMatter(texts, style: style),
            words: words.all.mapValues { MarkdownText($0, in: .heading) },
            labels: words.all.mapValues { MarkdownText($0, in: .shortcodeArgument) },
            introduction: MarkdownText(texts.introduction(tellsRecorded: style.provenance), in: .paragraph),
            entries: texts.issue.entries.enumerated().map { index, entry in
                HugoEntry(entry, number: index + 1, texts: texts, style: style)
            },
            sources: style.provenance ? Sources(texts) : nil,
            closing: MarkdownText(words("closing"), in: .paragraph)
        )
    }
}

extension HugoPage.FrontMatter {
    init(_ texts: EditionTexts, style: HugoStyle) {
        let (issue, edition) = (texts.issue, texts.edition)
        self.init(
            title: FrontMatterValue(edition.title),
            summary: style.summary == .text ? FrontMatterValue(MarkdownText(texts.summary, in: .phrase)) : .blank,
            tags: FrontMatterValue(list: edition.tags),
            categories: FrontMatterValue(list: edition.categories),
            slug: issue.slug,
            date: style.dates == .time ? issue.date.rfc3339 : issue.date.day.description,
            cjk: style.summary == .text && edition.language.isFullWidth
        )
    }
}

extension HugoPage.Sources {
    /// What the sources gave; nil when all went well.
    init?(_ texts: EditionTexts) {
        guard !texts.troubledSources.isEmpty else { return nil }
        self.init(notes: texts.issue.sources.map { MarkdownText(texts.outcome($0), in: .paragraph) })
    }
}
