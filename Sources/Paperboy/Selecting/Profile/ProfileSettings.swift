public import Foundation

/// Where the examples of what readers like come from.
public struct ProfileSettings: Equatable, Sendable {
    /// Papers on arXiv.
    public var arxiv: [ArxivID]
    /// Libraries: BibTeX, or Zotero's CSV, JSON or RDF.
    public var files: [URL]
    /// Whether the papers of past issues are examples.
    public var issues: Bool

    public init(arxiv: [ArxivID] = [], files: [URL] = [], issues: Bool = false) {
        self.arxiv = arxiv
        self.files = files
        self.issues = issues
    }

    /// Whether there is no profile at all.
    public var isEmpty: Bool { arxiv.isEmpty && files.isEmpty && !issues }
}
