/// A day of the past, with what readers thought of its papers in the end.
public struct PastDay: Equatable, Sendable {
    public var day: CalendarDate
    /// The papers as a ranking may see them: without votes, comments and places in lists sorted by votes, by id.
    public let papers: [Paper]
    /// The final upvotes of each paper.
    public let upvotes: [PaperID: Int]

    /// - Parameters:
    ///   - papers: as they were seen. Those whose upvotes nobody knows are left out.
    ///   - upvotes: the final ones; nil for those that the papers have themselves.
    public init(day: CalendarDate, papers: [Paper], upvotes: [PaperID: Int]? = nil) {
        self.day = day
        let upvotes =
            upvotes
            ?? papers.reduce(into: [:]) { upvotes, paper in upvotes[paper.id] = paper.signal(.upvotes) }
        let judged = papers.filter { upvotes[$0.id] != nil }
        // By id, because the order in which papers come is that of their votes.
        self.papers = judged.map(\.withoutVotes).sorted { $0.id < $1.id }
        let ids = Set(judged.map(\.id))
        self.upvotes = upvotes.filter { ids.contains($0.key) }
    }
}

extension Paper {
    /// What a ranking may know that is to foretell votes.
    var withoutVotes: Paper {
        var paper = self
        paper.signals.removeAll { [.upvotes, .comments, .rank].contains($0.kind) }
        return paper
    }
}
