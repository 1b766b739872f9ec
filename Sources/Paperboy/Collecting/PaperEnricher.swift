public import Foundation

/// A place that knows more of papers that others have named.
public protocol PaperEnricher: Sendable {
    var name: SourceName { get }

    /// The configured address, without what is asked.
    var address: URL { get }

    /// What is to be merged into `papers`: records with the identity of one of them and no source. Nothing here is
    /// fatal; what fails is a problem of the answer.
    func supplements(for papers: [Paper]) async -> SourceAnswer
}
