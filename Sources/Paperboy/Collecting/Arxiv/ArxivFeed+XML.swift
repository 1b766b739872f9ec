import Foundation

extension ArxivFeed {
    /// Reads both forms of the feed, that of 2026 and the one before: namespaces declared anywhere, elements in any
    /// order, text wrapped or not.
    init(_ data: Data) throws(SourceError.Reason) {
        let root = try Self.root(of: data)
        entries = root.children(.atom("entry")).map(ArxivEntry.init)
        total = root.child(.openSearch("totalResults")).flatMap { Int(PlainText.line($0.text)) }
        if let refusal = entries.lazy.compactMap(\.refusal).first { throw .refused(refusal) }
    }

    /// The reason in an answer of status 400, which is a feed with one entry titled `Error`.
    static func refusal(_ data: Data) -> String? {
        do throws(SourceError.Reason) {
            _ = try ArxivFeed(data)
            return nil
        } catch {
            if case .refused(let words) = error { return words }
            return nil
        }
    }

    private static func root(of data: Data) throws(SourceError.Reason) -> XMLElement {
        let root = try AnswerBody(data: data).xml()
        guard root.name != .atom("feed") else { return root }
        throw .unexpected(path: "/\(root.name.local)", "the root of an Atom feed is “feed”")
    }
}

extension ArxivEntry {
    fileprivate init(_ entry: XMLElement) {
        let parts = Dictionary(grouping: entry.children, by: \.name)
        func text(_ name: XMLName) -> String? { parts[name]?.first.map { PlainText.line($0.text) } }
        func terms(_ name: XMLName) -> [String] { (parts[name] ?? []).compactMap { $0.attributes[XMLName("term")] } }
        id = text(.atom("id")) ?? ""
        title = text(.atom("title")) ?? ""
        summary = text(.atom("summary")) ?? ""
        authors = (parts[.atom("author")] ?? []).compactMap { $0.child(.atom("name")) }.map { PlainText.line($0.text) }
        published = text(.atom("published")) ?? ""
        updated = text(.atom("updated")) ?? ""
        comment = text(.arxiv("comment"))
        journalReference = text(.arxiv("journal_ref"))
        doi = text(.arxiv("doi"))
        primaryCategory = terms(.arxiv("primary_category")).first
        categories = terms(.atom("category"))
    }

    /// What arXiv says of the query in place of papers.
    fileprivate var refusal: String? {
        title == "Error" && ArxivID(anyForm: id) == nil ? summary : nil
    }
}

extension XMLName {
    static func atom(_ local: String) -> XMLName { XMLName(local, in: "http://www.w3.org/2005/Atom") }

    static func arxiv(_ local: String) -> XMLName {
        XMLName(local, in: "http://arxiv.org/schemas/atom")
    }

    fileprivate static func openSearch(_ local: String) -> XMLName {
        XMLName(local, in: "http://a9.com/-/spec/opensearch/1.1/")
    }
}
