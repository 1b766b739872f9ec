/// How like a paper is to the nearest example of the interest profile.
public struct Likeness: Equatable, Sendable {
    /// The example's title, shortened.
    public var example: String
    /// The most telling words that both have.
    public var terms: [String]
    /// From 0 (nothing in common) to 1 (the example itself).
    public var degree: Double

    public init(example: String, terms: [String], degree: Double) {
        self.example = example
        self.terms = terms
        self.degree = degree
    }
}
