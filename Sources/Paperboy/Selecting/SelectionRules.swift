/// What the operator asks of a choice.
public struct SelectionRules: Equatable, Sendable {
    /// How many papers an issue has at most.
    public var papers: Int
    /// Words or phrases that speak for a paper when its title or abstract has them.
    public var include: [String]
    /// Words or phrases that keep a paper out.
    public var exclude: [String]

    public init(papers: Int = 5, include: [String] = [], exclude: [String] = []) {
        self.papers = papers
        self.include = include
        self.exclude = exclude
    }
}
