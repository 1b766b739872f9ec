import Foundation

/// One item of arXiv's announcement feed: a paper that arXiv announces on a day.
///
/// <https://info.arxiv.org/help/rss.html>
struct ArxivAnnouncement: Equatable, Sendable {
    enum Kind: String, Sendable {
        case new
        /// Listed in one more category.
        case cross
        /// A new version.
        case replace
        case replaceCross = "replace-cross"
    }

    var kind: Kind
    var announced: Date
    /// With `published` empty: the feed does not say when the paper was submitted.
    var entry: ArxivEntry

    /// Whether the paper was not there before; a new version of a known paper is no new paper.
    var isNew: Bool { kind == .new || kind == .cross }
}
