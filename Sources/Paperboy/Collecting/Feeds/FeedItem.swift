import Foundation

/// One item of any feed, as far as it may be a paper.
struct FeedItem: Equatable, Sendable {
    /// `guid`, `id` or `rdf:about`; often an address.
    var id: String?
    /// Absolute addresses, the item's own page first.
    var links: [String] = []
    /// Plain text.
    var title = ""
    /// As the feed has it: text or HTML, whole or in part.
    var content = ""
    /// Plain text.
    var summary = ""
    var authors: [String] = []
    var published: Date?
    var updated: Date?
    /// `dc:identifier`, `prism:doi` and their like.
    var identifiers: [String] = []
    var tags: [String] = []
}
