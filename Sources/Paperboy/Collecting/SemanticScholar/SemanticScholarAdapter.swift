/// Turns Semantic Scholar's records into papers.
enum SemanticScholarAdapter {
    static func paper(_ record: SemanticScholarPaper) throws(UnreadableEntry) -> Paper {
        let ids = identifiers(record)
        guard let id = ids.first else { throw UnreadableEntry(words: "no identifier") }
        let title = PlainText.line(record.title ?? "")
        guard !title.isEmpty else { throw UnreadableEntry(words: "\(id) has no title") }
        return Paper(
            id: id,
            aliases: Array(ids.dropFirst()),
            title: title,
            abstract: PlainText.line(record.abstract ?? ""),
            authors: (record.authors ?? []).compactMap(\.name).map(PlainText.line).filter { !$0.isEmpty },
            published: day(record)?.startInUTC,
            links: links(record, ids),
            signals: signals(record),
            sources: [.semanticScholar],
            venue: text(record.venue?.value),
            tldr: text(record.tldr?.value?.text)
        )
    }

    /// What is known of a paper that others named: no title, no authors and no day, for theirs are nearer to the
    /// paper, and no source, for it was not found here.
    static func supplement(_ record: SemanticScholarPaper, of paper: PaperID) -> Paper {
        let ids = identifiers(record).filter { $0 != paper }
        var supplement = Paper(
            id: paper,
            // An arXiv identifier other than the one asked for is a mistake of the catalogue.
            aliases: ids.filter { $0.arxivID == nil },
            title: "",
            links: links(record, ids),
            signals: signals(record),
            venue: text(record.venue?.value),
            tldr: text(record.tldr?.value?.text)
        )
        if supplement.venue != nil { supplement.origins[.venue] = .semanticScholar }
        if supplement.tldr != nil { supplement.origins[.tldr] = .semanticScholar }
        return supplement
    }

    private static func text(_ value: String?) -> String? {
        let line = PlainText.line(value ?? "")
        return line.isEmpty ? nil : line
    }

    /// The day of publication; nil when only the year is known.
    static func day(_ record: SemanticScholarPaper) -> CalendarDate? {
        record.publicationDate.flatMap { CalendarDate($0) }
    }

    /// Best first, each once. The DOI that arXiv registers is another form of the arXiv identifier.
    private static func identifiers(_ record: SemanticScholarPaper) -> [PaperID] {
        let arxiv = record.externalIds?.ArXiv?.value.flatMap { ArxivID(anyForm: $0) }.map(PaperID.arxiv)
        let doi = record.externalIds?.DOI?.value.flatMap { DOI(rawValue: $0) }
            .map { doi in doi.arxivID.map(PaperID.arxiv) ?? .doi(doi) }
        let own = record.paperId.flatMap { $0.isEmpty ? nil : PaperID.semanticScholar($0) }
        return Set([arxiv, doi, own].compactMap { $0 }).sorted()
    }

    private static func links(_ record: SemanticScholarPaper, _ ids: [PaperID]) -> [Link] {
        let known = ids.flatMap { id in
            switch id {
            case .arxiv(let id): [Link(kind: .abstract, url: id.abstractURL), Link(kind: .pdf, url: id.pdfURL)]
            case .doi(let doi): [Link(kind: .doi, url: doi.url)]
            case .semanticScholar, .web: [Link]()
            }
        }
        let own = [
            Link(.abstract, untrusted: record.url ?? ids.last?.url),
            Link(.pdf, untrusted: record.openAccessPdf?.value?.url),
        ]
        return known + own.compactMap { $0 }
    }

    private static func signals(_ record: SemanticScholarPaper) -> [Signal] {
        let counts = [
            (Signal.Kind.citations, record.citationCount?.value),
            (.influentialCitations, record.influentialCitationCount?.value),
        ]
        return counts.compactMap { kind, value in
            value.map { Signal(source: .semanticScholar, kind: kind, value: $0) }
        }
    }
}
