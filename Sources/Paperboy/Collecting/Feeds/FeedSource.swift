public import Foundation

/// The posts of a lab, a journal or anybody else who writes a feed: RSS, Atom or JSON Feed.
public struct FeedSource: PaperSource {
    public let name: SourceName
    public let address: URL
    private let client: SourceClient

    /// - Parameter endpoint: the feed's address; `file:` for a recorded feed.
    public init(
        name: SourceName,
        endpoint: URL,
        fetch: @escaping @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse
    ) {
        self.name = name
        address = endpoint
        client = SourceClient(source: name, fetch: fetch)
    }

    /// What was posted within `window`, and what has no date: nobody knows that it is old, and a paper that an
    /// issue had never comes again.
    public func papers(in window: Range<Date>) async throws(SourceError) -> SourceAnswer {
        let document = try await client.answer(to: HTTPRequest(url: address), refusal: { _ in nil }) {
            data throws(SourceError.Reason) in
            try FeedDocument(data, at: address)
        }
        let items = document.items.filter { item in (item.published ?? item.updated).map(window.contains) ?? true }
        var answer = SourceAnswer(items, from: client.origin(address)) { item throws(UnreadableEntry) in
            try FeedAdapter.paper(item, from: name)
        }
        if let damage = document.damage { answer.problems.append(client.origin(address).error(damage)) }
        return answer
    }

    /// A blog may say nothing for weeks.
    public func expectsPapers(in window: Range<Date>) -> Bool { false }
}
