/// What a summary is held against: a paper's title and abstract.
public struct CheckedPaper: Equatable, Sendable {
    public var id: PaperID
    public var title: String
    public var abstract: String

    public init(id: PaperID, title: String, abstract: String) {
        self.id = id
        self.title = title
        self.abstract = abstract
    }

    public init(_ paper: Paper) { self.init(id: paper.id, title: paper.title, abstract: paper.abstract) }

    public init(_ entry: Entry) { self.init(id: entry.paper, title: entry.title, abstract: entry.abstract) }
}
