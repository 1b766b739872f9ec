import Foundation

/// A feed of any kind: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed 1.x.
///
/// RSS: <https://www.rssboard.org/rss-specification>, <https://web.resource.org/rss/1.0/spec>; Atom: RFC 4287;
/// JSON Feed: <https://www.jsonfeed.org/version/1.1/>
struct FeedDocument: Equatable, Sendable {
    var items: [FeedItem]
    /// What is broken in a feed of which something could still be read.
    var damage: SourceError.Reason?

    /// - Parameter address: where the feed was found; its relative links start there.
    init(_ data: Data, at address: URL) throws(SourceError.Reason) {
        let start = data.first { !Self.white.contains($0) && !Self.byteOrderMark.contains($0) }
        if start == UInt8(ascii: "{") {
            items = try JSONFeedReader.items(data, at: address)
            return
        }
        let (root, damage) = try AnswerBody(data: data).recoveredXML()
        items = try XMLFeedReader(address: address).items(root)
        // A broken feed without any item says nothing.
        if items.isEmpty, let damage { throw damage }
        self.damage = damage
    }

    private static let white: Set<UInt8> = [0x09, 0x0A, 0x0D, 0x20]
    private static let byteOrderMark: Set<UInt8> = [0xEF, 0xBB, 0xBF]
}
