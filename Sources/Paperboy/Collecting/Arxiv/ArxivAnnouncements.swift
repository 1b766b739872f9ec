import Foundation

/// The announcement feed of some categories, in either of its forms: Atom (`/atom/cs.CL+cs.AI`) or RSS (`/rss/…`).
enum ArxivAnnouncements {
    /// - Returns: an item each, or why it cannot be read; empty on days without announcement.
    static func read(_ data: Data) throws(SourceError.Reason) -> [Result<ArxivAnnouncement, UnreadableEntry>] {
        let root = try AnswerBody(data: data).xml()
        switch root.name {
        case .atom("feed"):
            return root.children(.atom("entry")).map(announcement)
        case XMLName("rss"):
            let channel = root.children(XMLName("channel"))
            return channel.flatMap { $0.children(XMLName("item")) }.map(announcement)
        default:
            throw .unexpected(path: "/\(root.name.local)", "the root is neither “feed” nor “rss”")
        }
    }

    private static func announcement(_ item: XMLElement) -> Result<ArxivAnnouncement, UnreadableEntry> {
        let parts = Dictionary(grouping: item.children, by: \.name)
        func text(_ names: XMLName...) -> String? {
            names.lazy.compactMap { parts[$0]?.first }.first.map { PlainText.line($0.text) }
        }
        let id = text(.atom("id"), XMLName("guid")) ?? ""
        guard let announced = text(.atom("published"), XMLName("pubDate")).flatMap(FeedDate.instant) else {
            return .failure(UnreadableEntry(words: "\(id) has no date of announcement"))
        }
        let kind = text(.arxiv("announce_type")).flatMap(ArxivAnnouncement.Kind.init) ?? .new
        let terms = (parts[.atom("category")] ?? []).compactMap { $0.attributes[XMLName("term")] }
        let entry = ArxivEntry(
            id: String(id.trimmingPrefix("oai:arXiv.org:")),
            title: text(.atom("title"), XMLName("title")) ?? "",
            summary: abstract(text(.atom("summary"), XMLName("description")) ?? ""),
            authors: AuthorLine.names(in: text(.dublinCore("creator")) ?? ""),
            published: "",
            updated: "",
            doi: text(.arxiv("DOI"), .arxiv("doi")),
            categories: terms + (parts[XMLName("category")] ?? []).map { PlainText.line($0.text) },
            license: text(.dublinCore("rights"))
        )
        return .success(ArxivAnnouncement(kind: kind, announced: announced, entry: entry))
    }

    /// The abstract alone, of `arXiv:2508.13426v1 Announce Type: cross Abstract: As large …`.
    private static func abstract(_ summary: String) -> String {
        String(summary.trimmingPrefix(/arXiv:\S+ Announce Type: \S+ (?:Abstract: )?/))
    }
}

extension XMLName {
    static func dublinCore(_ local: String) -> XMLName { XMLName(local, in: "http://purl.org/dc/elements/1.1/") }
}
