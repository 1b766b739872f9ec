/// Turns the YAML of an issue file into an issue, or says where it is broken.
enum IssueReader {
    static func issue(from root: YAMLSection) throws(YAMLError) -> Issue {
        guard let slug = try root.value("slug", expected: "letters a-z, digits and hyphens", IssueSlug.init(rawValue:))
        else { throw root.missing("slug", example: "llm-papers-2026-02-26") }
        guard let date = try root.value("date", expected: "a time such as 2026-02-26T09:00:00+09:00", ZonedTime.init)
        else { throw root.missing("date", example: "2026-02-26T09:00:00+09:00") }
        let topics = try root.strings("topics").map(PlainText.line)
        let issue = Issue(
            slug: slug,
            id: try root.required("id", example: "tag:blog.example.com,\(date.day):llm-papers"),
            date: date,
            editions: try editions(root),
            entries: try entries(root, on: topics),
            sources: try root.sections("sources").map(note),
            topics: topics
        )
        try root.finish()
        return issue
    }

    private static func editions(_ root: YAMLSection) throws(YAMLError) -> [Edition] {
        var editions: [Edition] = []
        for section in try root.sections("editions") {
            let edition = try edition(section)
            guard !editions.contains(where: { $0.language == edition.language }) else {
                throw section.error("language", "`\(edition.language)` stands twice; each language has one edition")
            }
            editions.append(edition)
        }
        guard !editions.isEmpty else { throw root.missing("editions", example: "[{language: en, title: …}]") }
        return editions
    }

    private static func edition(_ section: YAMLSection) throws(YAMLError) -> Edition {
        let edition = Edition(
            language: try language(section),
            title: try line(section, "title", example: "LLM Papers Survey (2026-02-26)"),
            tags: try section.strings("tags"),
            categories: try section.strings("categories")
        )
        try section.finish()
        return edition
    }

    private static func entries(_ root: YAMLSection, on topics: [String]) throws(YAMLError) -> [Entry] {
        var entries: [Entry] = []
        for section in try root.sections("papers") {
            let entry = try entry(section, on: topics)
            guard !entries.contains(where: { $0.paper == entry.paper }) else {
                throw section.error("id", "\(entry.paper) stands twice; delete one of the two blocks")
            }
            entries.append(entry)
        }
        return entries
    }

    private static func entry(_ section: YAMLSection, on topics: [String]) throws(YAMLError) -> Entry {
        guard let paper = try section.value("id", expected: "arxiv:…, doi:… or s2:…", PaperID.init) else {
            throw section.missing("id", example: "arxiv:2602.12192")
        }
        let entry = Entry(
            paper: paper,
            title: try line(section, "title", example: "the paper's title"),
            authors: try section.strings("authors").map(PlainText.line),
            published: try section.value("published", expected: "a day such as 2026-02-12", CalendarDate.init),
            source: SourceName(rawValue: try line(section, "source", example: "huggingface")),
            links: try links(section),
            abstract: PlainText.line(try section.string("abstract") ?? ""),
            figure: try section.section("figure").map(figure),
            reasons: try section.byLanguage("why") { (why, key, _) throws(YAMLError) in
                try why.string(key).map(PlainText.line)
            },
            summaries: try section.byLanguage("summary") { (summaries, key, language) throws(YAMLError) in
                try summaries.section(key).map { (summary) throws(YAMLError) in try self.summary(summary, in: language)
                }
            },
            topics: try chosen(section, among: topics)
        )
        try section.finish()
        return entry
    }

    /// The paper's topics; the issue says at its head which there are.
    private static func chosen(_ section: YAMLSection, among topics: [String]) throws(YAMLError) -> [String] {
        try section.strings("topics").map { (text) throws(YAMLError) in
            let name = PlainText.line(text)
            if let known = topics.first(where: { Topic.key($0) == Topic.key(name) }) { return known }
            let list = topics.isEmpty ? "none" : topics.joined(separator: ", ")
            let hint = name.nearest(in: topics).map { "did you mean `\($0)`?" } ?? "the issue's `topics` are: \(list)"
            throw section.error("topics", "unknown topic `\(name)`; \(hint)")
        }
    }

    private static func links(_ section: YAMLSection) throws(YAMLError) -> [Link] {
        var links: [Link] = []
        for item in try section.sections("links") {
            for key in item.keys {
                guard let kind = Link.Kind(rawValue: key) else {
                    let kinds = Link.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                    throw item.error(key, "unknown kind of link; known are \(kinds)")
                }
                links.append(Link(kind: kind, url: try webAddress(item, key)))
            }
        }
        return links
    }

    private static func webAddress(_ section: YAMLSection, _ key: String) throws(YAMLError) -> String {
        guard let address = try section.value(key, expected: addresses, webAddress) else {
            throw section.missing(key, example: "https://arxiv.org/abs/2602.12192")
        }
        return address
    }

    private static func figure(_ section: YAMLSection) throws(YAMLError) -> Figure {
        let file = try section.value("file", expected: "the name of a file beside the issue file") { name in
            name.wholeMatch(of: /[A-Za-z0-9_-]+\.png/) == nil ? nil : name
        }
        guard let file else { throw section.missing("file", example: "paper_1.png") }
        let figure = Figure(
            file: file,
            width: try pixels(section, "width"),
            height: try pixels(section, "height"),
            alt: PlainText.line(try section.string("alt") ?? ""),
            credit: try section.string("credit").map(PlainText.line),
            source: try section.value("source", expected: addresses, webAddress),
            license: try section.string("license").map(PlainText.line)
        )
        try section.finish()
        return figure
    }

    private static func pixels(_ section: YAMLSection, _ key: String) throws(YAMLError) -> Int {
        guard let count = try section.int(key, in: 1...100_000) else { throw section.missing(key, example: "1200") }
        return count
    }

    private static func summary(_ section: YAMLSection, in edition: Language) throws(YAMLError) -> Summary {
        let origins = "`extract`, `editor`, `recorded NAME` or `model NAME DAY`"
        guard let origin = try section.value("origin", expected: origins, Summary.Origin.init(written:)) else {
            throw section.missing("origin", example: "editor")
        }
        var summary = Summary(
            text: try line(section, "text", example: "what the paper says"),
            takeaway: try section.string("takeaway").map(PlainText.line),
            language: try section.value("language", expected: tags, Language.init(rawValue:)) ?? edition,
            origin: origin
        )
        summary.failedChecks = try section.string("failed-checks").map(PlainText.line)
        try section.finish()
        return summary
    }

    private static func note(_ section: YAMLSection) throws(YAMLError) -> SourceNote {
        let outcomes = SourceNote.Outcome.allCases.map(\.rawValue).joined(separator: ", ")
        guard let outcome = try section.value("outcome", expected: outcomes, SourceNote.Outcome.init(rawValue:)) else {
            throw section.missing("outcome", example: "ok")
        }
        let note = SourceNote(
            source: SourceName(rawValue: try line(section, "source", example: "arxiv")),
            outcome: outcome,
            papers: try section.int("papers", in: 0...1_000_000) ?? 0,
            detail: try section.string("detail")
        )
        try section.finish()
        return note
    }

    // MARK: Values

    private static let addresses = "an address that begins with https:// or http://"

    private static func webAddress(_ text: String) -> String? {
        text.wholeMatch(of: /(?i:https?):\/\/[^\s<>"]+/).map { _ in text.withLowerCaseScheme }
    }

    private static let tags = "a language tag such as `ja` or `en`"

    private static func language(_ section: YAMLSection) throws(YAMLError) -> Language {
        guard let language = try section.value("language", expected: tags, Language.init(rawValue:)) else {
            throw section.missing("language", example: "en")
        }
        return language
    }

    /// A text that has to be there; line breaks of an editor become blanks.
    private static func line(_ section: YAMLSection, _ key: String, example: String) throws(YAMLError) -> String {
        PlainText.line(try section.required(key, example: example))
    }
}

extension YAMLSection {
    /// The values of a section whose keys are languages; a key that says nothing gives none. Empty when absent.
    fileprivate func byLanguage<Value>(
        _ name: String,
        _ read: (YAMLSection, String, Language) throws(YAMLError) -> Value?
    ) throws(YAMLError) -> [Language: Value] {
        guard let section = try section(name) else { return [:] }
        var values: [Language: Value] = [:]
        for key in section.keys {
            guard let language = Language(rawValue: key) else {
                throw section.error(key, "expected a language tag such as `ja` or `en`")
            }
            guard values[language] == nil else { throw section.error(key, "`\(language)` stands twice") }
            values[language] = try read(section, key, language)
        }
        try section.finish()
        return values
    }
}
