/// What a feed says around the papers' own texts, in one language.
struct FeedPhrases {
    /// How many authors of a paper are named, and how many papers in the summary of an issue.
    private static let namedAuthors = 5
    private static let namedPapers = 3

    let words: Words

    /// "Yuqing Li, Jiangnan Li et al."; empty without authors.
    func authors(_ names: [String]) -> String {
        let others = names.count > Self.namedAuthors ? words("and-others") : ""
        return names.prefix(Self.namedAuthors).joined(separator: ", ") + others
    }

    /// The issue in one sentence, by the titles of its first papers.
    func summary(of issue: Issue) -> String {
        let titles = issue.entries.prefix(Self.namedPapers).map(\.title).joined(separator: words("title-separator"))
        let count = String(issue.entries.count)
        return switch issue.entries.count {
        case 0: words("papers-count", ["count": count])
        case ...Self.namedPapers: words("issue-summary-one", ["titles": titles])
        default: words("issue-summary", ["titles": titles, "count": count])
        }
    }

    /// The name of a link; a page with the abstract is called after arXiv only when it is there.
    func name(of link: Link.Kind, for paper: PaperID) -> String {
        switch link {
        case .abstract: words(paper.arxivID == nil ? "link-page" : "link-abstract")
        case .pdf, .doi, .code, .project, .discussion: words("link-\(link.rawValue)")
        }
    }

    func note(_ note: SourceNote) -> String {
        words("source-\(note.outcome.rawValue)", ["source": note.source.title, "count": String(note.papers)])
    }
}
