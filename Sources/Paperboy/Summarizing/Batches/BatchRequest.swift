/// One request of a batch, as the store remembers it: all that its answer is filed under.
struct BatchRequest: Equatable, Sendable {
    /// The `custom_id`; unique in all batches of all databases.
    var id: String
    var paper: PaperID
    var language: Language
    /// Who answers: ``Summarizer/identity(for:)``.
    var summarizer: String
    var title: String
    var abstract: String
}

/// What became of a request.
struct BatchSettlement: Sendable {
    var request: BatchRequest
    /// Nil where there is none; ``SummaryCall/detail`` then says why.
    var summary: Summary?
    var call: SummaryCall
}
