import Foundation
import Hummingbird
import Paperboy

/// What `templates/web/admin-issue.html` names.
private struct AdminIssuePage: Sendable {
    struct Row: Sendable {
        var state: String
        var count: Int
        var reason: String?
    }

    struct Link: Sendable {
        var href: String
        var label: String
    }

    var seal: String
    var slug: String
    var home: String
    var state: String
    var isDraft: Bool
    var isPaused: Bool
    /// Whether there is something left to send.
    var isOpen: Bool
    /// Begins or ends that the page loads itself anew; nil while nothing is sent.
    var watch: Link?
    var done: Int
    var total: Int
    var counts: [Row]
    var reasons: [Row]
    var channels: [String]
    var cost: String?
    var outputs: [Link]
    var approve: String
    var pause: String
    var resume: String
}

extension WebSite {
    /// How far an issue has come. While it is being sent, the page loads itself anew, but only for whoever asked for
    /// that: a page that moves by itself takes what was being read away (WCAG 2.2.1).
    func adminIssue(_ text: String, _ visit: Visit, _ session: LinkToken) async throws -> Response {
        guard let slug = IssueSlug(rawValue: text), let issue = try await inStore({ try $0.issue(slug) }) else {
            return failure(.notFound, visit.language)
        }
        let (seal, words) = (seal(session), pages.words(visit.language))
        let outputs = try await outputs(of: slug, visit)
        let isWatched = visit.query["watch"] == "1"
        let watching = visit.suffix.isEmpty ? "?watch=1" : "\(visit.suffix)&watch=1"
        let page = try await inStore { store in
            let counts = try store.deliveryCounts(of: slug)
            let open = [Delivery.State.pending, .sending, .deferred].reduce(0) { $0 + counts[$1, default: 0] }
            let total = counts.values.reduce(0, +)
            let isPaused = try store.isPaused(slug)
            let cost = try store.summaryCost(of: slug)
            let state = words(issue.frozenAt == nil ? "admin-draft" : "admin-frozen")
            let action = "\(base)admin/issues/\(slug)"
            return AdminIssuePage(
                seal: seal,
                slug: slug.rawValue,
                home: "\(base)admin\(visit.suffix)",
                state: isPaused ? "\(state), \(words("admin-paused"))" : state,
                isDraft: issue.frozenAt == nil,
                isPaused: isPaused,
                isOpen: open > 0,
                watch: open > 0 && !isPaused
                    ? .init(
                        href: "\(action)\(isWatched ? visit.suffix : watching)",
                        label: words(isWatched ? "admin-unwatch" : "admin-watch")
                    ) : nil,
                done: total - open,
                total: total,
                counts: Delivery.State.allCases.compactMap { state in
                    counts[state].map { .init(state: state.rawValue, count: $0) }
                },
                reasons: try store.deliveryReasons(of: slug).map {
                    .init(state: $0.state, count: $0.count, reason: $0.reason)
                },
                channels: try store.publications(of: slug).map {
                    "\($0.channel.rawValue): \($0.state.rawValue), \($0.detail)"
                },
                cost: cost.calls + cost.known > 0 ? cost.text : nil,
                outputs: outputs,
                approve: "\(action)/approve\(visit.suffix)",
                pause: "\(action)/pause\(visit.suffix)",
                resume: "\(action)/resume\(visit.suffix)"
            )
        }
        let refresh = page.watch != nil && isWatched ? 5 : nil
        return pages.response(page, "web/admin-issue.html", visit.language, title: slug.rawValue, refresh: refresh)
    }

    private func outputs(of slug: IssueSlug, _ visit: Visit) async throws -> [AdminIssuePage.Link] {
        let application = application
        let names = try? await BlockingWork.run { try application.previewFiles(of: slug) }
        return (names ?? []).filter { !$0.hasSuffix(".png") && $0 != "index.html" }.map { name in
            AdminIssuePage.Link(href: "\(base)admin/issues/\(slug)/preview/\(name)", label: name)
        }
    }
}
