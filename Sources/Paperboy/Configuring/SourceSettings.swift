public import Foundation

/// Where papers are looked for. A source that is nil is not asked.
public struct SourceSettings: Sendable {
    public struct Arxiv: Equatable, Sendable {
        public var endpoint: URL
        /// The announcement feed; nil to do without.
        public var announcements: URL?
        /// OAI-PMH; nil to do without.
        public var archive: URL?
        public var categories: [ArxivCategory]
        /// Further condition in arXiv's query language, such as `abs:"language model"`; empty for none.
        public var query: String
        public var limit: Int
    }

    public struct SemanticScholar: Sendable {
        public var endpoint: URL
        /// Nil when papers are not searched for here.
        public var query: String?
        public var search: SemanticScholarSearch
        public var limit: Int
        /// Whether the papers of all sources get citations, venue and summary from here.
        public var enriches: Bool
        public var key: Secret?
    }

    public struct HuggingFace: Equatable, Sendable {
        public var endpoint: URL
        public var limit: Int
    }

    public struct Feed: Equatable, Sendable {
        public var name: SourceName
        public var url: URL
    }

    public var arxiv: Arxiv?
    public var semanticScholar: SemanticScholar?
    public var huggingFace: HuggingFace?
    public var feeds: [Feed]
    /// How far back a paper may have been submitted or listed.
    public var windowDays: Int
    /// After how many working days without papers a source is named to the operator.
    public var alarmDays: Int
    public var pauses: HostPauses
}
