/// A paper that readers liked: what papers of the interest profile are compared with.
public struct Example: Equatable, Sendable {
    public var title: String
    /// Empty where none is known.
    public var abstract: String
    public var ids: [PaperID]

    public init(title: String, abstract: String = "", ids: [PaperID] = []) {
        self.title = title
        self.abstract = abstract
        self.ids = ids
    }

    init(_ paper: Paper) {
        self.init(title: paper.title, abstract: paper.abstract, ids: paper.identifiers)
    }
}
