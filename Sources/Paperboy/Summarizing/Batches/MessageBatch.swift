import Foundation

/// A batch as the service describes it.
struct MessageBatch: Decodable, Equatable {
    var id: String
    var processingStatus: String
    /// Where the results are, once it has ended.
    var resultsURL: URL?

    private enum CodingKeys: String, CodingKey {
        case id
        case processingStatus = "processing_status"
        case resultsURL = "results_url"
    }

    var hasEnded: Bool { processingStatus == "ended" }
}
