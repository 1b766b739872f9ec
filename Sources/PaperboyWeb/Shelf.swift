import Foundation
import HTTPTypes
import Logging
import Paperboy
import Synchronization

/// Feeds, archive pages and figures, made once for each state of the archive.
final class Shelf: Sendable {
    private struct State {
        var mark = ""
        var issues: [Paperboy.Issue] = []
        var frozenAt: [IssueSlug: Date] = [:]
        var items: [String: ShelfItem] = [:]
        var halves: [String: [String]] = [:]
    }

    private static let longestArchive = 2000
    private static let mostItems = 5000
    private let application: Paperboy.Application
    private let url: String
    private let common: HTTPFields
    private let state = Mutex(State())

    /// - Parameter common: the headers of every answer.
    init(application: Paperboy.Application, url: String, common: HTTPFields) {
        self.application = application
        self.url = url
        self.common = common
    }

    /// Takes in issues that were frozen since the last time.
    func refresh() throws {
        let mark = try application.store.frozenMark()
        guard mark != state.withLock({ $0.mark }) else { return }
        var fresh = State()
        fresh.mark = mark
        for (slug, content) in try application.store.frozenContents(limit: Self.longestArchive) {
            do throws(YAMLError) {
                fresh.issues.append(try IssueFile.read(content, name: "the frozen issue \(slug)"))
            } catch {
                application.log.warning("left out of the archive", metadata: ["error": "\(error)"])
            }
        }
        for issue in try application.store.issues() { fresh.frozenAt[issue.slug] = issue.frozenAt }
        fresh.items = try files(fresh.issues, newest: fresh.frozenAt.values.max())
        state.withLock { $0 = fresh }
    }

    private func files(_ issues: [Paperboy.Issue], newest: Date?) throws -> [String: ShelfItem] {
        let modified = newest ?? Date(timeIntervalSince1970: 946_684_800)
        let renderer = FeedRenderer(
            newsletter: application.configuration.newsletter,
            baseURL: "\(url)feeds/",
            templates: application.templates,
            entries: application.configuration.feeds?.entries ?? 30
        )
        var items: [String: ShelfItem] = [:]
        for (path, data) in try renderer.files(for: issues) {
            items["feeds/\(path)"] = ShelfItem(
                Array(data),
                type: Self.type(of: path),
                modified: modified,
                common: common
            )
        }
        let style = try application.templates.text("web/style.css")
        items["style.css"] = ShelfItem(
            Array(style.utf8),
            type: "text/css; charset=utf-8",
            modified: modified,
            common: common
        )
        return items
    }

    private static func type(of path: String) -> String {
        if let format = FeedFormat.allCases.first(where: { path.hasSuffix($0.fileName) }) {
            return format == .json ? format.mediaType : "\(format.mediaType); charset=utf-8"
        }
        return path.hasSuffix(".opml") ? "text/x-opml; charset=utf-8" : "text/css; charset=utf-8"
    }

    // MARK: Questions

    /// Newest first.
    var issues: [Paperboy.Issue] { state.withLock { $0.issues } }

    var newest: IssueSlug? { state.withLock { $0.issues.first?.slug } }

    func issue(_ slug: String) -> Paperboy.Issue? { state.withLock { $0.issues.first { $0.slug.rawValue == slug } } }

    func frozenAt(_ slug: IssueSlug) -> Date? { state.withLock { $0.frozenAt[slug] } }

    func item(_ path: String) -> ShelfItem? { state.withLock { $0.items[path] } }

    /// The item under a path, made when it is first asked for.
    func item(_ path: String, make: () throws -> ShelfItem?) rethrows -> ShelfItem? {
        let (known, mark) = state.withLock { ($0.items[path], $0.mark) }
        if let known { return known }
        guard let item = try make() else { return nil }
        state.withLock { state in
            if state.mark == mark, state.items.count < Self.mostItems { state.items[path] = item }
        }
        return item
    }

    /// A page in pieces between which something new goes each time.
    func halves(_ name: String, make: () -> [String]) -> [String] {
        let (known, mark) = state.withLock { ($0.halves[name], $0.mark) }
        if let known { return known }
        let halves = make()
        state.withLock { if $0.mark == mark { $0.halves[name] = halves } }
        return halves
    }
}
