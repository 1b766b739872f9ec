import Foundation

/// Writes the feeds of all languages anew from the newest frozen issues.
public struct FeedPublisher: Publisher {
    public let channel = Channel.feeds
    private let settings: FeedSettings
    private let renderer: FeedRenderer
    private let store: Store

    public init(settings: FeedSettings, newsletter: Newsletter, templates: TemplateSet, store: Store) {
        self.settings = settings
        self.store = store
        renderer = FeedRenderer(newsletter: newsletter, baseURL: settings.url, templates: templates)
    }

    public func publish(_ issue: FrozenIssue) async throws(PublishingError) -> Publication {
        do {
            let issues = try store.frozenContents(limit: settings.entries)
                .map { try IssueFile.read($0.content, name: "the frozen issue \($0.slug)") }
            for (path, data) in try renderer.files(for: issues).sorted(by: { $0.key < $1.key }) {
                try AtomicFile.write(data, to: settings.directory.appending(path: path))
            }
        } catch {
            throw PublishingError(.feeds, error)
        }
        return Publication(channel: .feeds, state: .done, detail: settings.directory.path)
    }
}
