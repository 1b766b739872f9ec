import Foundation

/// Writes the issue as a Hugo page bundle: a post an edition and the figures.
public struct BlogPublisher: Publisher {
    public let channel = Channel.blog
    private let settings: BlogSettings
    private let templates: TemplateSet

    public init(settings: BlogSettings, templates: TemplateSet) {
        self.settings = settings
        self.templates = templates
    }

    public func publish(_ issue: FrozenIssue) async throws(PublishingError) -> Publication {
        let folder = settings.content.appending(path: issue.issue.slug.rawValue)
        do {
            // The posts last: a bundle whose figures are still missing is not shown.
            for (name, data) in try figures(of: issue) + posts(of: issue.issue) {
                try AtomicFile.write(data, to: folder.appending(path: name))
            }
        } catch {
            throw PublishingError(.blog, error)
        }
        return Publication(channel: .blog, state: .done, detail: folder.path)
    }

    private func posts(of issue: Issue) throws -> [(String, Data)] {
        let renderer = try HugoRenderer(style: settings.style, templates: templates)
        return try issue.editions.map { edition in
            let post = try renderer.render(issue, in: edition)
            return (HugoRenderer.fileName(for: edition.language, of: issue), Data(post.utf8))
        }
    }

    private func figures(of issue: FrozenIssue) throws -> [(String, Data)] {
        try issue.issue.entries.compactMap(\.figure).map { ($0.file, try issue.data(of: $0)) }
    }
}
