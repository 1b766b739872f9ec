import Foundation

extension Application {
    /// All issues, the sources, the subscribers.
    public func status() throws(StoreError) -> StatusReport {
        StatusReport(
            issues: try store.issues().map { (issue) throws(StoreError) in
                StatusReport.IssueLine(
                    slug: issue.slug,
                    state: issue.content == nil ? "draft" : "published",
                    channels: try store.publications(of: issue.slug),
                    deliveries: try store.deliveryCounts(of: issue.slug).byName
                )
            },
            sources: try store.latestNotes().map { StatusReport.SourceLine(day: $0.day, note: $0.note) },
            subscribers: try store.subscriberCounts().reduce(into: [:]) { $0[$1.key.rawValue] = $1.value },
            remarks: try silences(until: today) + remarksOnMailbox()
                + (configuration.mail?.warmUpLines(store, at: world.now(), in: configuration.timeZone) ?? [])
        )
    }

    /// One issue: its channels, its deliveries, what to do.
    public func status(of slug: IssueSlug) throws -> IssueStatusReport {
        guard let stored = try store.issue(slug) else {
            throw CommandFailure(.usage, "no issue \(slug) is known here; `paperboy status` lists those that are")
        }
        let counts = try store.deliveryCounts(of: slug)
        let completion = try completion(of: slug, counts, store.domainWaits(of: slug))
        return IssueStatusReport(
            slug: slug,
            frozen: stored.frozenAt.map { ZonedTime($0, in: configuration.timeZone) },
            channels: try store.publications(of: slug),
            deliveries: counts.byName,
            summaries: try store.summaryCost(of: slug),
            remarks: try remarksOnDeliveries(of: slug),
            completion: completion.map { ZonedTime($0, in: configuration.timeZone) },
            file: file(of: slug).path
        )
    }
}
