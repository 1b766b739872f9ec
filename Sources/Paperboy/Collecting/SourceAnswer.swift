/// What a source gave, and what of it could not be used.
public struct SourceAnswer: Equatable, Sendable {
    /// A work that stands on two pages is here twice.
    public var papers: [Paper]
    /// Nothing here when all was well.
    public var problems: [SourceError]

    public init(papers: [Paper] = [], problems: [SourceError] = []) {
        self.papers = papers
        self.problems = problems
    }
}

extension SourceAnswer {
    /// Reads entry by entry, so that a bad one never costs the others.
    ///
    /// - Parameter read: gives nil for an entry that is left out on purpose.
    init<Entry>(
        _ entries: [Entry],
        from origin: SourceError.Origin,
        read: (Entry) throws(UnreadableEntry) -> Paper?
    ) {
        self.init()
        var unreadable: [String] = []
        for (index, entry) in entries.enumerated() {
            do throws(UnreadableEntry) {
                if let paper = try read(entry) { papers.append(paper) }
            } catch {
                unreadable.append("entry \(index + 1): \(error.words)")
            }
        }
        if let first = unreadable.first {
            problems = [origin.error(.unreadableEntries(unreadable.count, first: first))]
        }
    }

    /// This answer and another of the same source.
    func joined(with other: SourceAnswer) -> SourceAnswer {
        SourceAnswer(papers: papers + other.papers, problems: problems + other.problems)
    }
}
