public import Foundation

/// Where papers are looked for. A source that is nil is not asked.
public struct SourceSettings: Sendable {
    public struct Arxiv: Equatable, Sendable {
        public var endpoint: URL
        public var categories: [String]
        /// Further condition in arXiv's query language, such as `abs:"language model"`; empty for none.
        public var query: String
        public var limit: Int
    }

    public struct SemanticScholar: Sendable {
        public var endpoint: URL
        public var query: String
        public var limit: Int
        public var key: Secret?
    }

    public struct HuggingFace: Equatable, Sendable {
        public var endpoint: URL
        public var limit: Int
    }

    public var arxiv: Arxiv?
    public var semanticScholar: SemanticScholar?
    public var huggingFace: HuggingFace?
    /// How far back a paper may have been submitted or listed.
    public var windowDays: Int
}
