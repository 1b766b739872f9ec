import Yams

/// Turns an issue into YAML: keys in the order in which people read, long texts as blocks.
enum IssueWriter {
    static func yaml(of issue: Issue) throws(YAMLError) -> String {
        // Only a paper's block begins so at the left margin; texts are indented.
        try text(of: node(of: issue)).replacing("\n- id: ", with: "\n\n- id: ")
    }

    private static func text(of node: Node) throws(YAMLError) -> String {
        do {
            return try Yams.serialize(node: node, width: -1, allowUnicode: true)
        } catch {
            throw YAMLError(file: "issue.yaml", line: nil, path: "", reason: "could not be written: \(error)")
        }
    }

    private static func node(of issue: Issue) -> Node {
        mapping([
            ("slug", text(issue.slug.rawValue)),
            ("id", text(issue.id)),
            ("date", plain(issue.date.rfc3339)),
            ("editions", list(issue.editions.map(edition))),
            ("topics", line(issue.topics)),
            ("papers", list(issue.entries.map(entry))),
            ("sources", issue.sources.isEmpty ? nil : list(issue.sources.map(note))),
        ])
    }

    private static func edition(_ edition: Edition) -> Node {
        mapping([
            ("language", plain(edition.language.rawValue)),
            ("title", text(edition.title)),
            ("tags", line(edition.tags)),
            ("categories", line(edition.categories)),
        ])
    }

    private static func entry(_ entry: Entry) -> Node {
        mapping([
            ("id", text(entry.paper.description)),
            ("title", text(entry.title)),
            ("authors", line(entry.authors)),
            ("published", entry.published.map { plain($0.description) }),
            ("source", text(entry.source.rawValue)),
            ("links", entry.links.isEmpty ? nil : list(entry.links.map(link))),
            ("topics", line(entry.topics)),
            ("figure", entry.figure.map(figure)),
            ("why", byLanguage(entry.reasons) { text($0) }),
            ("summary", byLanguage(entry.summaries) { summary($0.value, in: $0.key) }),
            ("abstract", entry.abstract.isEmpty ? nil : block(entry.abstract)),
        ])
    }

    private static func link(_ link: Link) -> Node { mapping([(link.kind.rawValue, text(link.url))]) }

    private static func figure(_ figure: Figure) -> Node {
        mapping([
            ("file", text(figure.file)),
            ("width", plain("\(figure.width)")),
            ("height", plain("\(figure.height)")),
            ("alt", figure.alt.isEmpty ? nil : text(figure.alt)),
            ("credit", figure.credit.map(text)),
            ("source", figure.source.map(text)),
            ("license", figure.license.map(text)),
        ])
    }

    private static func summary(_ summary: Summary, in edition: Language) -> Node {
        mapping([
            ("origin", text(summary.origin.written)),
            ("failed-checks", summary.failedChecks.map(text)),
            ("language", summary.language == edition ? nil : plain(summary.language.rawValue)),
            ("takeaway", summary.takeaway.map(text)),
            ("text", block(summary.text)),
        ])
    }

    private static func note(_ note: SourceNote) -> Node {
        mapping([
            ("source", text(note.source.rawValue)),
            ("outcome", plain(note.outcome.rawValue)),
            ("papers", plain("\(note.papers)")),
            ("detail", note.detail.map(text)),
        ])
    }

    // MARK: Nodes

    private static func byLanguage(_ texts: [Language: String], _ node: (String) -> Node) -> Node? {
        byLanguage(texts) { node($0.value) }
    }

    private static func byLanguage<Value>(
        _ values: [Language: Value],
        _ node: ((key: Language, value: Value)) -> Node
    ) -> Node? {
        guard !values.isEmpty else { return nil }
        return mapping(values.sorted { $0.key < $1.key }.map { ($0.key.rawValue, node($0)) })
    }

    private static func mapping(_ pairs: [(String, Node?)]) -> Node {
        let present = pairs.compactMap { key, value in value.map { (text(key), $0) } }
        return .mapping(Node.Mapping(present, Tag(.map), .block))
    }

    private static func list(_ nodes: [Node]) -> Node {
        .sequence(Node.Sequence(nodes, Tag(.seq), nodes.isEmpty ? .flow : .block))
    }

    /// A list of short texts on one line; absent when empty.
    private static func line(_ texts: [String]) -> Node? {
        texts.isEmpty ? nil : .sequence(Node.Sequence(texts.map(text), Tag(.seq), .flow))
    }

    /// A text that YAML must not take for a number, a date or a word of its own.
    private static func text(_ string: String) -> Node {
        let looksTyped = Tag.Name.str != Resolver.default.resolveTag(of: .scalar(.init(string, Tag(.implicit), .plain)))
        return .scalar(.init(string, Tag(.str), looksTyped || string.isEmpty ? .doubleQuoted : .any))
    }

    /// A number, date or word that needs no quotes.
    private static func plain(_ string: String) -> Node { .scalar(.init(string, Tag(.implicit), .plain)) }

    /// A long text in lines of its own.
    private static func block(_ string: String) -> Node {
        string.isEmpty ? text(string) : .scalar(.init(string, Tag(.str), .literal))
    }
}
