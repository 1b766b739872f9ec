/// The part of an issue, or of a week's issues, that one reader gets; readers with equal portions get the same text.
struct Portion: Hashable, Sendable {
    /// The first issue of a weekly mail, as a place in ``Portions``; nil for the issue alone.
    var first: Int?
    /// Places among the papers of these issues; nil for all papers.
    var papers: [Int]?
    /// Whether these are the papers on topics that the reader chose.
    var isForTopics = false

    static let whole = Portion()
}
