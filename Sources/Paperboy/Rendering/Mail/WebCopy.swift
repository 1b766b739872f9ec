/// Where what is mailed stands on the web: on the blog, or in the archive of the web side.
struct WebCopy: Sendable {
    let newsletter: Newsletter
    /// Ends in a slash; nil for the blog.
    let archive: String?

    /// The page with all issues.
    func home(in language: Language) -> String { archive ?? newsletter.url(in: language) }

    func page(of issue: IssueSlug, in language: Language) -> String {
        archive.map { "\($0)\(issue)/\(language)" } ?? newsletter.url(of: issue, in: language)
    }

    func address(of figure: Figure, in issue: IssueSlug) -> String {
        archive.map { "\($0)\(issue)/\(figure.file)" } ?? newsletter.url(of: figure, in: issue)
    }
}
