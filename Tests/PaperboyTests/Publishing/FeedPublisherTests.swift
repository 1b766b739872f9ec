import Foundation
import Testing

@testable import Paperboy

@Suite("Feeds as a channel")
struct FeedPublisherTests {
    private let folder: TemporaryFolder
    private let store: Store
    private let now = Date(timeIntervalSince1970: 1_772_000_000)

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(at: folder.url.appending(path: "test.sqlite"))
    }

    private func publisher(entries: Int) -> FeedPublisher {
        let site = "https://blog.example.com/"
        let sender = Newsletter.Sender(name: "Example", address: "1 Street", contact: "editor@example.com")
        return FeedPublisher(
            settings: FeedSettings(directory: folder.url.appending(path: "public"), url: site, entries: entries),
            newsletter: Newsletter(
                slug: "llm-papers",
                domain: "blog.example.com",
                site: site,
                names: [(.japanese, "論文"), (.english, "Papers")],
                sender: sender
            ),
            templates: TemplateSet(),
            store: store
        )
    }

    /// Freezes an issue of a day of 2026 and gives it back.
    @discardableResult
    private func freeze(day number: Int, content: String? = nil) throws -> Paperboy.Issue {
        let day = CalendarDate(daysSinceEpoch: 20_454 + number)
        var issue = try Paperboy.Issue.fixture()
        issue.slug = try #require(IssueSlug(rawValue: "llm-papers-\(day)"))
        issue.id = "tag:blog.example.com,\(day):llm-papers"
        issue.date = ZonedTime(day.startInUTC, offset: 0)
        _ = try store.freeze(issue, content: content ?? IssueFile.write(issue), names: [], at: now)
        return issue
    }

    private func publish(_ issue: Paperboy.Issue, entries: Int) async throws -> Publication {
        try await publisher(entries: entries).publish(FrozenIssue(issue: issue, folder: folder.url))
    }

    private func entries() throws -> [String] {
        struct JSONFeed: Decodable {
            struct Item: Decodable { var id: String }
            var items: [Item]
        }
        let data = try Data(contentsOf: folder.url.appending(path: "public/ja/feed.json"))
        return try JSONDecoder().decode(JSONFeed.self, from: data).items.map(\.id)
    }

    @Test("hold as many issues as the configuration says", arguments: [2, 32])
    func count(entries: Int) async throws {
        for number in 1...33 { try freeze(day: number) }
        _ = try await publish(try freeze(day: 34), entries: entries)
        #expect(try self.entries().count == entries)
    }

    @Test("leave out an old issue that cannot be read, and say so")
    func unreadable() async throws {
        let broken = try freeze(day: 1, content: "slug: [")
        let publication = try await publish(try freeze(day: 2), entries: 30)
        #expect(publication.state == .done)
        #expect(publication.detail.contains("left out: the frozen issue \(broken.slug):"))
        #expect(try entries().count == 1)
    }
}
