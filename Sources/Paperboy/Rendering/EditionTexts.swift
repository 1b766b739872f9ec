/// The sentences that an output writes around the papers of one edition; plain text, to be escaped where it is shown.
struct EditionTexts {
    let issue: Issue
    let edition: Edition
    let words: Words

    /// What the issue is and how its summaries were made.
    /// - Parameter tellsRecorded: whether answers that were replayed are told from answers of the day.
    func introduction(tellsRecorded: Bool = true) -> String {
        words("about", ["date": "\(issue.date.day)"]) + words(originsKey(tellsRecorded))
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
        return entry.authors.prefix(5).map(PlainText.line).joined(separator: ", ") + others
    }

    /// Where a summary comes from, and its language where that is not the edition's.
    func provenance(of summary: Summary) -> String {
        let origin = words.provenance(of: summary)
        guard summary.language.primary != edition.language.primary else { return origin }
        return words("origin-in-language", ["origin": origin, "language": words.name(of: summary.language)])
    }

    /// The day and the first authors on one line; nil where neither is known. The day comes first: after the names
    /// it would be cut in two at the end of a line.
    func byline(of entry: Entry) -> String? {
        let parts = [entry.published?.description, authors(of: entry)].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }

    /// The name of a link; a page with the abstract is called after arXiv only when it is there.
    func label(of kind: Link.Kind, for entry: Entry) -> String {
        kind == .abstract && entry.paper.arxivID == nil ? words("link-page") : words("link-\(kind.rawValue)")
    }

    /// The sources that readers should know of: nothing is said when all went well.
    var troubledSources: [SourceNote] { issue.sources.filter { [.partial, .failed].contains($0.outcome) } }

    /// What happened at a source.
    func outcome(_ note: SourceNote) -> String {
        words("source-\(note.outcome)", ["source": note.source.title, "count": "\(note.papers)"])
    }

    private func originsKey(_ tellsRecorded: Bool) -> String {
        let origins = issue.entries.compactMap { $0.summaries[edition.language]?.origin }
        let keys = Set(origins.map { Self.key(of: $0, tellsRecorded) })
        guard let key = keys.first, keys.count == 1 else { return "about-mixed" }
        return key
    }

    private static func key(of origin: Summary.Origin, _ tellsRecorded: Bool) -> String {
        switch origin {
        case .extract: "about-extract"
        case .model: "about-model"
        case .recorded: tellsRecorded ? "about-recorded" : "about-model"
        case .editor: "about-mixed"
        }
    }
}
