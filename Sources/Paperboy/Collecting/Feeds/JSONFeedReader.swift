import Foundation

/// Reads JSON Feed. An item that cannot be read is left out; only the list itself has to be there.
enum JSONFeedReader {
    static func items(_ data: Data, at address: URL) throws(SourceError.Reason) -> [FeedItem] {
        let document = try JSONAnswer.decode(Document.self, from: data)
        return document.items.compactMap(\.value).map { item($0, at: address) }
    }

    private static func item(_ wire: Item, at address: URL) -> FeedItem {
        let links = [wire.url?.value, wire.external_url?.value] + (wire.attachments?.value ?? []).map(\.url)
        let people = (wire.authors?.value ?? []) + [wire.author?.value].compactMap { $0 }
        return FeedItem(
            id: wire.id?.value,
            links: links.compactMap { $0.flatMap { FeedLink.absolute($0, at: address) } },
            title: PlainText.line(wire.title?.value ?? ""),
            content: wire.content_html?.value ?? wire.content_text?.value ?? "",
            summary: PlainText.line(wire.summary?.value ?? wire.content_text?.value ?? ""),
            authors: people.compactMap(\.name).map(PlainText.line).filter { !$0.isEmpty },
            published: wire.date_published?.value.flatMap(FeedDate.instant),
            updated: wire.date_modified?.value.flatMap(FeedDate.instant),
            tags: (wire.tags?.value ?? []).map(PlainText.line)
        )
    }

    private struct Document: Decodable {
        var items: [Attempt<Item>]
    }

    private struct Item: Decodable {
        var id: Attempt<String>?
        var url: Attempt<String>?
        var external_url: Attempt<String>?
        var title: Attempt<String>?
        var content_html: Attempt<String>?
        var content_text: Attempt<String>?
        var summary: Attempt<String>?
        var date_published: Attempt<String>?
        var date_modified: Attempt<String>?
        /// Version 1.1.
        var authors: Attempt<[Author]>?
        /// Version 1.0.
        var author: Attempt<Author>?
        var tags: Attempt<[String]>?
        var attachments: Attempt<[Attachment]>?
    }

    private struct Author: Decodable {
        var name: String?
    }

    private struct Attachment: Decodable {
        var url: String
    }
}
