import Foundation

extension Paper {
    /// All that the work is known by.
    var identifiers: [PaperID] { [id] + aliases }

    /// One paper of the records of one work.
    ///
    /// - Parameter records: at least one, the most trusted first: arXiv, Hugging Face, Semantic Scholar, others.
    ///   Title, abstract, authors and day of first submission come from the first record that has them; the newest
    ///   version is the newest that any knows; all else is united, the most trusted first.
    init(merging records: [Paper]) {
        let ids = Set(records.flatMap(\.identifiers)).sorted()
        self.init(
            id: ids[0],
            aliases: Array(ids.dropFirst()),
            title: records.first(\.title) ?? "",
            abstract: records.first(\.abstract) ?? "",
            authors: records.first(\.authors) ?? [],
            published: records.lazy.compactMap(\.published).first,
            updated: records.compactMap(\.updated).max(),
            announced: records.compactMap(\.announced).min(),
            listed: records.compactMap(\.listed).min(),
            categories: records.flatMap(\.categories).uniqued(by: \.self),
            links: records.flatMap(\.links).uniqued(by: \.url),
            media: records.flatMap(\.media).uniqued(by: \.self),
            signals: Signal.strongest(records.flatMap(\.signals)),
            sources: Set(records.flatMap(\.sources)).sorted { $0.trust < $1.trust },
            keywords: records.flatMap(\.keywords).uniqued(by: { $0.lowercased() }),
            venue: records.lazy.compactMap(\.venue).first,
            tldr: records.lazy.compactMap(\.tldr).first,
            license: records.lazy.compactMap(\.license).first
        )
        origins = origins(in: records)
    }

    /// Who said first what the merged paper says.
    private func origins(in records: [Paper]) -> [Field: SourceName] {
        Field.allCases.reduce(into: [:]) { origins, field in
            guard let value = value(of: field) else { return }
            let record = records.count == 1 ? records[0] : records.first { $0.value(of: field) == value }
            origins[field] = record.flatMap { $0.origins[field] ?? $0.sources.first }
        }
    }

    /// Nil for what is not said.
    private func value(of field: Field) -> AnyHashable? {
        switch field {
        case .title: title.isEmpty ? nil : title
        case .abstract: abstract.isEmpty ? nil : abstract
        case .authors: authors.isEmpty ? nil : authors
        case .published: published
        case .updated: updated
        case .announced: announced
        case .listed: listed
        case .venue: venue
        case .tldr: tldr
        case .license: license
        }
    }

    /// Orders records by trust, and beyond that by all they say: equal keys are equal records.
    var mergingKey: [String] {
        [
            sources.map(\.trust).min() ?? "9",
            published.map { "\($0.timeIntervalSince1970)" } ?? "~",
            title, abstract, authors.joined(separator: "\n"), identifiers.map(\.description).joined(separator: " "),
            updated.map { "\($0.timeIntervalSince1970)" } ?? "~",
            categories.joined(separator: " "), links.map { "\($0.kind) \($0.url)" }.joined(separator: " "),
            media.joined(separator: " "),
            signals.map { "\($0.source.rawValue) \($0.kind) \($0.value)" }.joined(separator: " "),
            sources.map(\.rawValue).joined(separator: " "),
            announced.map { "\($0.timeIntervalSince1970)" } ?? "~", listed.map { "\($0.timeIntervalSince1970)" } ?? "~",
            keywords.joined(separator: "\n"), venue ?? "~", tldr ?? "~", license ?? "~",
            origins.map { "\($0.key) \($0.value.rawValue)" }.sorted().joined(separator: " "),
        ]
    }
}

extension SourceName {
    /// Sorts the sources by how near they are to the authors; unknown ones last, by name.
    fileprivate var trust: String {
        switch self {
        case .arxiv: "0"
        case .huggingFace: "1"
        case .semanticScholar: "2"
        default: "3 \(rawValue)"
        }
    }
}

extension Signal {
    /// One signal a source and kind: the largest, or of ranks the best.
    fileprivate static func strongest(_ signals: [Signal]) -> [Signal] {
        Dictionary(grouping: signals) { [$0.source.trust, $0.kind.order] }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .compactMap { _, same in
                same.max { $0.kind == .rank ? $0.value > $1.value : $0.value < $1.value }
            }
    }
}

extension Signal.Kind {
    fileprivate var order: String { (Self.allCases.firstIndex(of: self) ?? 0).digits(2) }
}

extension [Paper] {
    /// The first value that says something.
    fileprivate func first<Value: Collection>(_ field: KeyPath<Paper, Value>) -> Value? {
        lazy.map { $0[keyPath: field] }.first { !$0.isEmpty }
    }
}

extension Sequence {
    /// The first element of each key, in order.
    fileprivate func uniqued<Key: Hashable>(by key: (Element) -> Key) -> [Element] {
        var seen: Set<Key> = []
        return filter { seen.insert(key($0)).inserted }
    }
}
