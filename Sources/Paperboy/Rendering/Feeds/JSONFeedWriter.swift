import Foundation

/// Writes a feed as JSON Feed 1.1.
struct JSONFeedWriter {
    let feed: Feed

    /// Keys sorted, so that the same feed is the same bytes.
    func document() throws(TemplateError) -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            return try encoder.encode(wire) + Data("\n".utf8)
        } catch {
            throw TemplateError(file: feed.address(of: .json), reason: "\(error)")
        }
    }

    private var wire: JSONFeed {
        JSONFeed(
            title: feed.title,
            homePageURL: feed.url,
            feedURL: feed.address(of: .json),
            description: feed.subtitle,
            language: feed.language.rawValue,
            authors: [JSONFeed.Author(name: feed.author)],
            items: feed.entries.map(item)
        )
    }

    private func item(_ entry: Feed.Entry) -> JSONFeed.Item {
        JSONFeed.Item(
            id: entry.id,
            url: entry.url,
            title: entry.title,
            contentHTML: entry.content.source,
            summary: entry.summary,
            image: entry.image?.url,
            datePublished: entry.published.rfc3339,
            dateModified: entry.updated.rfc3339,
            language: feed.language.rawValue,
            tags: entry.categories.isEmpty ? nil : entry.categories
        )
    }
}
