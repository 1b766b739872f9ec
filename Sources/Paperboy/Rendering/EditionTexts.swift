/// The sentences that an output writes around the papers of one edition; plain text, to be escaped where it is shown.
struct EditionTexts {
    let issue: Issue
    let edition: Edition
    let words: Words

    /// What the issue is and how its summaries were made.
    var introduction: String {
        words("about", ["date": "\(issue.date.day)"]) + words(originsKey)
    }

    /// The issue in a sentence, by the titles of its first two papers.
    var summary: String {
        let titles = issue.entries.prefix(2).map(\.title).joined(separator: words("title-separator"))
        let values = ["titles": titles, "count": "\(issue.entries.count)"]
        return switch issue.entries.count {
        case 0: words("papers-count", values)
        case 1...2: words("issue-summary-one", values)
        default: words("issue-summary", values)
        }
    }

    /// The first five authors; nil where none is known.
    func authors(of entry: Entry) -> String? {
        guard !entry.authors.isEmpty else { return nil }
        let others = entry.authors.count > 5 ? words("and-others") : ""
        return entry.authors.prefix(5).joined(separator: ", ") + others
    }

    /// Where a summary comes from, and its language where that is not the edition's.
    func provenance(of summary: Summary) -> String {
        let origin = words.provenance(of: summary)
        guard summary.language.primary != edition.language.primary else { return origin }
        return words("origin-in-language", ["origin": origin, "language": name(of: summary.language)])
    }

    /// What happened at a source.
    func outcome(_ note: SourceNote) -> String {
        words("source-\(note.outcome)", ["source": note.source.title, "count": "\(note.papers)"])
    }

    private func name(of language: Language) -> String {
        words.all["language-\(language.primary)"] ?? language.rawValue
    }

    private var originsKey: String {
        let keys = Set(issue.entries.compactMap { $0.summaries[edition.language] }.map(\.origin).map(Self.key))
        guard let key = keys.first, keys.count == 1 else { return "about-mixed" }
        return key
    }

    private static func key(of origin: Summary.Origin) -> String {
        switch origin {
        case .extract: "about-extract"
        case .model: "about-model"
        case .recorded: "about-recorded"
        case .editor: "about-mixed"
        }
    }
}
