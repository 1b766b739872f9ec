extension Application {
    /// Collects, composes and publishes the issue of a day, then goes on with earlier issues that are not finished.
    ///
    /// Safe to call again: a day whose issue was composed is not collected anew, and nothing is sent twice. Forgets what
    /// is old too: who serves no pages forgets as well.
    /// - Parameter offline: see ``publish(_:on:dryRun:unchecked:offline:catchUp:progress:)``.
    public func run(
        _ day: CalendarDate,
        offline: Bool = true,
        progress: @escaping SendingProgress = { _ in }
    ) async throws -> RunReport {
        guard let slug = slug(of: day) else {
            throw CommandFailure(.usage, "newsletter.slug may hold only a-z, 0-9 and hyphens")
        }
        try store.purge(configuration.webServer.retention, at: world.now())
        do {
            var report = try await issue(slug, of: day, offline, progress)
            report.resumed = try await resume(except: slug, offline, progress)
            return report
        } catch let failure as CommandFailure {
            throw failure.after(try await resume(except: slug, offline, progress))
        }
    }

    private func issue(
        _ slug: IssueSlug,
        of day: CalendarDate,
        _ offline: Bool,
        _ progress: @escaping SendingProgress
    ) async throws -> RunReport {
        // What a batch is at work on shall not change under it.
        let isBegun = try isComposed(slug) || !store.openBatches(of: slug).isEmpty
        let collected = isBegun ? nil : try await collect(day)
        if let collected, collected.status == .failed, collected.papers == 0 {
            let message = "all sources failed; nothing is published and nothing is lost"
            throw CommandFailure(.failed, "\(message)\n\(collected.text)")
        }
        let composed = try await compose(day)
        let published = try await publish(slug, offline: offline, progress: progress)
        return RunReport(
            collected: collected?.withoutDocuments,
            composed: composed,
            published: published,
            resumed: []
        )
    }

    /// Goes on with earlier issues. What is wrong with one of them stops no other.
    private func resume(
        except slug: IssueSlug,
        _ offline: Bool,
        _ progress: @escaping SendingProgress
    ) async throws -> [PublishReport] {
        let configured = Set(configuredPublishers(progress).map(\.channel))
        var reports: [PublishReport] = []
        for (open, channels) in try store.unfinishedIssues() where open != slug {
            let channels = channels.intersection(configured)
            guard !channels.isEmpty else { continue }
            do {
                reports.append(try await publish(open, on: channels, offline: offline, progress: progress))
            } catch {
                reports.append(PublishReport(failed: open, channels, "\(error)"))
            }
        }
        return reports
    }
}

extension CommandFailure {
    /// The same, with what became of earlier issues; a failure there is one of the whole.
    fileprivate func after(_ resumed: [PublishReport]) -> CommandFailure {
        guard !resumed.isEmpty else { return self }
        let isDone = resumed.allSatisfy { $0.status == .done }
        let texts = ([message] + resumed.map(\.text)).joined(separator: "\n")
        return CommandFailure(isDone ? status : .failed, texts)
    }
}
