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
        renderer = FeedRenderer(
            newsletter: newsletter,
            baseURL: settings.url,
            templates: templates,
            entries: settings.entries
        )
    }

    public func publish(_ issue: FrozenIssue) async throws(PublishingError) -> Publication {
        var remarks: [String] = []
        do {
            let issues = try frozenIssues(&remarks)
            for (path, data) in try renderer.files(for: issues).sorted(by: { $0.key < $1.key }) {
                try AtomicFile.write(data, to: settings.directory.appending(path: path))
            }
        } catch {
            throw PublishingError(.feeds, error)
        }
        let detail = ([settings.directory.path] + remarks).joined(separator: "; ")
        return Publication(channel: .feeds, state: .done, detail: detail)
    }

    /// The newest issues that can be read: one that an older version froze otherwise does not hold up the others.
    private func frozenIssues(_ remarks: inout [String]) throws(StoreError) -> [Issue] {
        var issues: [Issue] = []
        for (slug, content) in try store.frozenContents(limit: settings.entries) {
            do throws(YAMLError) {
                issues.append(try IssueFile.read(content, name: "the frozen issue \(slug)"))
            } catch {
                remarks.append("left out: \(error)")
            }
        }
        return issues
    }
}
