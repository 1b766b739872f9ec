/// One page of arXiv's query API.
struct ArxivFeed: Equatable, Sendable {
    /// How many entries the whole query has.
    var total: Int?
    var entries: [ArxivEntry]
}
