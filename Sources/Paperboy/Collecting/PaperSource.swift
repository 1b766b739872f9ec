public import Foundation

/// A place that papers come from: arXiv, Semantic Scholar, Hugging Face.
public protocol PaperSource: Sendable {
    var name: SourceName { get }

    /// The configured address, without what is asked; `file:` for a recorded answer, which is read as it is.
    var address: URL { get }

    /// The papers of `window` (UTC, end excluded), in no particular order. Making one paper of several records of a
    /// work is not the source's task: it takes all records of all sources at once.
    ///
    /// What counts is the day of first submission; where a source is a list that people make day by day, the day
    /// of listing.
    /// - Throws: ``SourceError`` when nothing usable came. What came in part is an answer with problems.
    func papers(in window: Range<Date>) async throws(SourceError) -> SourceAnswer

    /// Whether something is wrong when `window` (UTC, over by now) has no papers: what the source's calendar says.
    func expectsPapers(in window: Range<Date>) -> Bool
}

extension PaperSource {
    public func expectsPapers(in window: Range<Date>) -> Bool { true }
}
