/// Turns Hugging Face's listings into papers.
enum HuggingFaceAdapter {
    /// - Parameters:
    ///   - rank: the place in the day's list, from 1.
    ///   - day: the day of the list; nil when it is not known.
    static func paper(_ listing: HuggingFaceListing, rank: Int, on day: CalendarDate?) throws(UnreadableEntry) -> Paper
    {
        let record = listing.paper
        guard let id = ArxivID(anyForm: PlainText.line(record.id)) else {
            throw UnreadableEntry(words: "no arXiv identifier in “\(PlainText.line(record.id))”")
        }
        let title = PlainText.line(record.title ?? "")
        guard !title.isEmpty else { throw UnreadableEntry(words: "\(id.rawValue) has no title") }
        return Paper(
            id: .arxiv(id),
            title: title,
            abstract: PlainText.line(record.summary ?? ""),
            authors: authors(record),
            published: record.publishedAt?.value.flatMap { ZonedTime($0) }?.instant,
            listed: day?.startInUTC ?? record.submittedOnDailyAt?.value.flatMap { ZonedTime($0) }?.instant,
            links: links(id, record),
            media: media(listing),
            signals: signals(listing, rank),
            sources: [.huggingFace],
            keywords: (record.ai_keywords?.value ?? []).map(PlainText.line).filter { !$0.isEmpty }
        )
    }

    private static func authors(_ record: HuggingFaceListing.Paper) -> [String] {
        (record.authors ?? []).compactMap(\.value)
            .filter { $0.hidden != true }
            .map { PlainText.line($0.name) }
            .filter { !$0.isEmpty }
    }

    private static func links(_ id: ArxivID, _ record: HuggingFaceListing.Paper) -> [Link] {
        let links = [
            Link(kind: .abstract, url: id.abstractURL),
            Link(kind: .pdf, url: id.pdfURL),
            Link(.code, untrusted: record.githubRepo?.value),
            Link(.project, untrusted: record.projectPage?.value),
            Link(kind: .discussion, url: "https://huggingface.co/papers/\(id.rawValue)"),
        ]
        return links.compactMap { $0 }
    }

    private static func media(_ listing: HuggingFaceListing) -> [String] {
        let addresses = listing.paper.mediaUrls?.value ?? listing.mediaUrls?.value ?? []
        return addresses.compactMap { WebAddress($0)?.description }
    }

    private static func signals(_ listing: HuggingFaceListing, _ rank: Int) -> [Signal] {
        let counts = [
            (Signal.Kind.upvotes, listing.paper.upvotes?.value),
            (.comments, listing.numComments?.value),
            (.stars, listing.paper.githubStars?.value),
            (.rank, rank),
        ]
        return counts.compactMap { kind, value in
            value.map { Signal(source: .huggingFace, kind: kind, value: $0) }
        }
    }
}
