import Mustache

/// Writes an edition as a page for Hugo: front matter and Markdown, from the template `hugo/post.md`.
///
/// The page needs neither raw HTML nor any setting of the site. Its one shortcode is `details` with a positional
/// label. Every text shows as it was written, whatever it holds.
public struct HugoRenderer: Sendable {
    private let style: HugoStyle
    private let templates: TemplateSet
    private let template: MustacheTemplate

    /// - Throws: ``TemplateError`` when the template cannot be read or parsed.
    public init(style: HugoStyle = .default, templates: TemplateSet) throws(TemplateError) {
        self.style = style
        self.templates = templates
        template = try templates.template("hugo/post.md")
    }

    /// The page, without a newline at its end.
    /// - Throws: ``TemplateError`` when the words of the language cannot be read.
    public func render(_ issue: Issue, in edition: Edition) throws(TemplateError) -> String {
        let issue = style.math == .unicode ? issue.withoutTeX : issue.withoutTeXInTitles
        let texts = EditionTexts(issue: issue, edition: edition, words: try templates.words(edition.language))
        let page = template.render(HugoPage(texts, style: style))
        return page.hasSuffix("\n") ? String(page.dropLast()) : page
    }

    /// The page's name in the issue's bundle: `index.md`, or `index.ja.md` where the issue has several editions.
    public static func fileName(for language: Language, of issue: Issue) -> String {
        issue.editions.count > 1 ? "index.\(language.rawValue.lowercased()).md" : "index.md"
    }
}
