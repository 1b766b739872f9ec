/// The part of an issue that one reader gets; readers with equal portions get the same text.
struct Portion: Hashable, Sendable {
    /// Places in the issue, in its order; nil for all papers, whatever their topics.
    var papers: [Int]?

    static let whole = Portion(papers: nil)
}
