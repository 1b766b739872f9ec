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
        let standing = try mailStanding(of: slug)
        return IssueStatusReport(
            slug: slug,
            frozen: stored.frozenAt.map { ZonedTime($0, in: configuration.timeZone) },
            channels: try store.publications(of: slug),
            deliveries: standing.counts.byName,
            summaries: try store.summaryCost(of: slug),
            remarks: try remarksOnDeliveries(of: slug, standing),
            completion: standing.completion.map { ZonedTime($0, in: configuration.timeZone) },
            file: file(of: slug).path
        )
    }
}

extension Application {
    /// How far an issue's mail is, as a sender tells of it; whoever was deferred is still to get it.
    public func sendingStatus(of slug: IssueSlug) throws(StoreError) -> SendingStatus {
        let standing = try mailStanding(of: slug)
        var status = SendingStatus()
        status.open = standing.counts.values.reduce(0, +)
        status.accepted = standing.counts[.accepted, default: 0]
        status.rejected = standing.counts[.rejected, default: 0]
        status.uncertain = standing.counts[.uncertain, default: 0]
        status.skipped = standing.counts[.skipped, default: 0]
        status.completion = standing.completion
        return status
    }
}
