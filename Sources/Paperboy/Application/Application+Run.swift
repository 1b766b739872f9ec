extension Application {
    /// Collects, composes and publishes the issue of a day, and goes on with earlier issues whose mail is open.
    ///
    /// Safe to call again: a day whose issue was composed is not collected anew, and nothing is sent twice.
    public func run(_ day: CalendarDate, progress: @escaping SendingProgress = { _, _ in }) async throws -> RunReport {
        guard let slug = slug(of: day) else {
            throw CommandFailure(.usage, "newsletter.slug may hold only a-z, 0-9 and hyphens")
        }
        let resumed = try await resume(except: slug, progress)
        // What a batch is at work on shall not change under it.
        let isBegun = try isComposed(slug) || !store.openBatches(of: slug).isEmpty
        let collected = isBegun ? nil : try await collect(day)
        if let collected, collected.status == .failed {
            let message = "all sources failed; nothing is published and nothing is lost"
            throw CommandFailure(.failed, "\(message)\n\(collected.text)")
        }
        let composed = try await compose(day)
        let published = try await publish(slug, progress: progress)
        return RunReport(
            collected: collected?.withoutDocuments,
            composed: composed,
            published: published,
            resumed: resumed
        )
    }

    private func resume(except slug: IssueSlug, _ progress: @escaping SendingProgress) async throws -> [PublishReport] {
        guard configuration.mail != nil else { return [] }
        var reports: [PublishReport] = []
        for open in try store.issuesWithOpenDeliveries() where open != slug {
            reports.append(try await publish(open, on: [.mail], progress: progress))
        }
        return reports
    }
}
