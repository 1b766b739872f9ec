import Hummingbird
import Paperboy

/// What `templates/web/admin.html` names.
private struct NewsroomPage: Sendable {
    struct Count: Sendable {
        var name: String
        var count: Int
    }

    struct Month: Sendable {
        var month: String
        var joined: Int
        var left: Int
        var most: Int
    }

    struct Line: Sendable {
        var href: String
        var slug: String
        var state: String
        var channels: String
        var deliveries: String
    }

    struct Source: Sendable {
        var name: String
        var day: String
        var outcome: String
        var papers: Int
        var detail: String?
    }

    struct Alert: Sendable {
        var day: String
        var text: String
        var count: Int
    }

    var seal: String
    var logout: String
    var subscribers: [Count]
    var pending: Int
    var months: [Month]
    var issues: [Line]
    var sources: [Source]
    var alerts: [Alert]
    var letters: [Count]
    var bounces: [Count]
}

extension WebSite {
    private static let issuesShown = 30

    func newsroom(_ visit: Visit, _ session: LinkToken) async throws -> Response {
        let (time, seal, words) = (now(), seal(session), pages.words(visit.language))
        let page = try await inStore { store in
            let figures = try store.webFigures(at: time)
            let months = try store.readerMonths()
            let most = max(1, months.map { max($0.joined, $0.left) }.max() ?? 1)
            return NewsroomPage(
                seal: seal,
                logout: "\(base)admin/logout\(visit.suffix)",
                subscribers: figures.subscribers.map { .init(name: $0.name, count: $0.count) },
                pending: figures.pending,
                months: months.map { .init(month: $0.month, joined: $0.joined, left: $0.left, most: most) },
                issues: try store.issues().prefix(Self.issuesShown).map { try line($0, store, words, visit) },
                sources: try store.latestNotes().map { day, note in
                    .init(
                        name: note.source.title,
                        day: day.description,
                        outcome: note.outcome.rawValue,
                        papers: note.papers,
                        detail: note.detail
                    )
                },
                alerts: try store.alerts().map {
                    .init(day: $0.day.description, text: "\($0.kind): \($0.detail)", count: $0.count)
                },
                letters: figures.letters.map { .init(name: $0.name, count: $0.count) },
                bounces: try store.suppressions().map { .init(name: $0.reason, count: $0.count) }
            )
        }
        return pages.response(page, "web/admin.html", visit.language, title: words("admin-title"))
    }

    private func line(
        _ issue: StoredIssue,
        _ store: Store,
        _ words: Words,
        _ visit: Visit
    ) throws -> NewsroomPage.Line {
        let counts = try store.deliveryCounts(of: issue.slug)
        let isPaused = try store.isPaused(issue.slug)
        let state = words(issue.frozenAt == nil ? "admin-draft" : "admin-frozen")
        return NewsroomPage.Line(
            href: "\(base)admin/issues/\(issue.slug)\(visit.suffix)",
            slug: issue.slug.rawValue,
            state: isPaused ? "\(state), \(words("admin-paused"))" : state,
            channels: try store.publications(of: issue.slug).map { "\($0.channel.rawValue) \($0.state.rawValue)" }
                .joined(separator: ", "),
            deliveries: Delivery.State.allCases.compactMap { state in counts[state].map { "\($0) \(state.rawValue)" } }
                .joined(separator: ", ")
        )
    }
}
