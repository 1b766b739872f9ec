import Foundation

/// Reads RSS and Atom, in any of their versions and namespaces.
///
/// Elements are known by their local names, since feeds invent namespaces and forget them; where two have the same
/// name (`media:title`), that of the feed's own namespace goes before.
struct XMLFeedReader {
    let address: URL

    func items(_ root: XMLElement) throws(SourceError.Reason) -> [FeedItem] {
        switch root.name.local.lowercased() {
        case "feed":
            return root.children.filter { $0.name.local == "entry" }.map(item)
        case "rss", "rdf":
            // RSS 1.0 has its items beside the channel, all others inside.
            let inside = root.children.filter { $0.name.local == "channel" }.flatMap(\.children)
            return (inside + root.children).filter { $0.name.local == "item" }.map(item)
        default: throw .unexpected(path: "/\(root.name.local)", "neither RSS nor Atom")
        }
    }

    private func item(_ element: XMLElement) -> FeedItem {
        let parts = Parts(element)
        let about = element.attributes.first { $0.key.local == "about" }?.value
        let content = parts.text("encoded", "content") ?? ""
        let summary = parts.text("description", "summary", "abstract") ?? ""
        return FeedItem(
            id: parts.line("guid", "id") ?? about,
            links: links(parts, about),
            title: FeedText.plain(parts.text("title") ?? ""),
            content: content.isEmpty ? summary : content,
            summary: FeedText.plain(summary.isEmpty ? content : summary),
            authors: authors(parts),
            published: parts.line("published", "pubDate", "issued", "date", "created").flatMap(FeedDate.instant),
            updated: parts.line("updated", "modified").flatMap(FeedDate.instant),
            identifiers: parts.lines("doi", "DOI", "identifier"),
            tags: parts.all("category", "subject").map { $0.attributes[XMLName("term")] ?? $0.text }.map(PlainText.line)
        )
    }

    private func links(_ parts: Parts, _ about: String?) -> [String] {
        func all(_ relations: String?...) -> [XMLElement] {
            parts.all("link").filter { relations.contains($0.attributes[XMLName("rel")]) }
        }
        let named = (all("alternate", nil) + all("related", "via", "enclosure")).map {
            $0.attributes[XMLName("href")] ?? $0.text
        }
        // A guid is the item's address unless it says that it is not.
        let guids = parts.all("guid").filter { $0.attributes[XMLName("isPermaLink")] != "false" }.map(\.text)
        return (parts.lines("origLink") + named + guids + [about].compactMap { $0 })
            .compactMap { FeedLink.absolute($0, at: address) }
    }

    /// Atom has an element a name; RSS has one line of names, or an address with the name in parentheses.
    private func authors(_ parts: Parts) -> [String] {
        let names = parts.all("author").flatMap { author in
            author.children.first { $0.name.local == "name" }.map { [PlainText.line($0.text)] }
                ?? AuthorLine.names(in: Self.name(PlainText.line(author.text)))
        }
        let creators = parts.all("creator").flatMap { AuthorLine.names(in: FeedText.plain($0.text)) }
        return (names.isEmpty ? creators : names).filter { !$0.isEmpty }
    }

    private static func name(_ author: String) -> String {
        author.wholeMatch(of: /\S+@\S+\s*\((.+)\)/).map { String($0.1) } ?? author
    }

    /// The children of an item by local name.
    private struct Parts {
        private let namespace: String?
        private let elements: [String: [XMLElement]]

        init(_ item: XMLElement) {
            namespace = item.name.namespace
            elements = Dictionary(grouping: item.children, by: \.name.local)
        }

        func all(_ names: String...) -> [XMLElement] { names.flatMap { elements[$0] ?? [] } }

        func lines(_ names: String...) -> [String] {
            names.flatMap { elements[$0] ?? [] }.map { PlainText.line($0.text) }.filter { !$0.isEmpty }
        }

        /// The first name that says something.
        func text(_ names: String...) -> String? {
            names.lazy.compactMap(first).map(\.text).first { $0.contains { !$0.isWhitespace } }
        }

        func line(_ names: String...) -> String? {
            names.lazy.compactMap(first).map { PlainText.line($0.text) }.first { !$0.isEmpty }
        }

        private func first(_ name: String) -> XMLElement? {
            let all = elements[name] ?? []
            return all.first { $0.name.namespace == namespace } ?? all.first
        }
    }
}
