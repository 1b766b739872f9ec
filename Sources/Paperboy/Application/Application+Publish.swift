import Foundation

extension Application {
    /// Publishes an issue on the channels, all at once. Channels that are done repeat nothing.
    ///
    /// The first call freezes the issue; from then on the frozen text is what goes out.
    /// - Parameters:
    ///   - channels: nil for all that are configured.
    ///   - unchecked: publish texts that fail their checks; otherwise they stop an issue before it is frozen.
    ///   - offline: follows no links, and asks neither name servers nor the relay before mail leaves.
    ///   - catchUp: also sends to those who subscribed after the issue's audience was frozen.
    public func publish(
        _ slug: IssueSlug,
        on channels: Set<Channel>? = nil,
        dryRun: Bool = false,
        unchecked: Bool = false,
        offline: Bool = true,
        catchUp: Bool = false,
        progress: @escaping SendingProgress = { _ in }
    ) async throws -> PublishReport {
        var publishers = try publishers(for: channels, progress)
        var remarks: [String] = []
        var checks: [Diagnosis] = []
        var issue = try currentIssue(slug, &remarks)
        if try !isFrozen(slug) {
            try gate(issue, unchecked: unchecked, &remarks)
            checks = try await contentGate(issue, offline: offline, unchecked: unchecked)
            issue = marked(issue)
        }
        publishers = try await preflighted(publishers, issue, offline: offline, &checks)
        if dryRun { return try plan(issue, publishers, remarks, checks) }

        try checkFigures(of: issue)
        let content = try store.freeze(
            issue,
            content: try IssueFile.write(issue),
            names: try names(of: issue),
            for: Set(publishers.map(\.channel)),
            at: world.now()
        )
        let frozen = FrozenIssue(
            issue: try IssueFile.read(content, name: "the frozen issue \(slug)"),
            folder: folder(of: slug)
        )
        if catchUp, try store.isAudienceFrozen(slug) {
            let portions = try Portions(of: frozen.issue, from: store)
            let wishes = try store.wishes(for: frozen.issue, portions, at: world.now())
            let count = try store.freezeAudience(
                of: slug,
                at: world.now(),
                catchUp: true,
                exclusion: wishes.exclusion
            )
            remarks.append("\(count) readers joined the issue's audience")
        }
        let publications = try await publish(frozen, with: publishers)
        let standing = try mailStanding(of: slug)
        return PublishReport(
            slug: slug,
            dryRun: false,
            publications: publications,
            deliveries: standing.counts.byName,
            remarks: remarks + (try remarksOnDeliveries(of: slug, standing)),
            checks: checks
        )
    }

    private func publish(
        _ issue: FrozenIssue,
        with publishers: [any Publisher]
    ) async throws -> [Publication] {
        let results = await mapped(publishers, limit: publishers.count) { publisher in
            let publication = await publisher.publication(of: issue)
            return Result { () throws(StoreError) in
                // What was done stays done, though doing it again failed: another process may be at it.
                let isDone = try store.publications(of: issue.issue.slug).contains {
                    $0.channel == publisher.channel && $0.state == .done
                }
                guard !isDone || publication.state != .failed else { return publication }
                try store.save(publication, of: issue.issue.slug, at: world.now())
                return publication
            }
        }
        return try results.map { try $0.get() }
    }

    /// A figure that is missing can be mended before the issue is frozen, and not after.
    private func checkFigures(of issue: Issue) throws(FileError) {
        let draft = FrozenIssue(issue: issue, folder: folder(of: issue.slug))
        for figure in issue.entries.compactMap(\.figure) { _ = try draft.data(of: figure) }
    }

    private func publishers(
        for channels: Set<Channel>?,
        _ progress: @escaping SendingProgress
    ) throws -> [any Publisher] {
        let all = configuredPublishers(progress)
        guard let channels else {
            guard !all.isEmpty else {
                throw CommandFailure(.usage, "no channel is configured; add `blog:`, `feeds:` or `mail:`")
            }
            return all
        }
        let missing = channels.subtracting(all.map(\.channel)).map(\.rawValue).sorted()
        guard missing.isEmpty else {
            let list = missing.joined(separator: ", ")
            throw CommandFailure(.usage, "not configured: \(list); add the section to use it")
        }
        return all.filter { channels.contains($0.channel) }
    }

    func configuredPublishers(_ progress: @escaping SendingProgress) -> [any Publisher] {
        var publishers: [any Publisher] = []
        if let blog = configuration.blog {
            publishers.append(BlogPublisher(settings: blog, templates: templates))
        }
        if let feeds = configuration.feeds {
            publishers.append(
                FeedPublisher(
                    settings: feeds,
                    newsletter: configuration.newsletter,
                    templates: templates,
                    store: store
                )
            )
        }
        if let mail = configuration.mail {
            publishers.append(
                MailPublisher(
                    delivery: mail,
                    configuration: configuration,
                    templates: templates,
                    store: store,
                    world: world,
                    progress: progress
                )
            )
        }
        return publishers
    }

    // MARK: The issue

    /// The issue as it is frozen, else as its file says.
    func currentIssue(_ slug: IssueSlug, _ remarks: inout [String]) throws -> Issue {
        guard let content = try store.issue(slug)?.content else {
            let issue = try readIssueFile(slug)
            guard !issue.entries.isEmpty else {
                throw CommandFailure(.nothing, "\(file(of: slug).path): the issue has no papers; nothing is published")
            }
            return issue
        }
        let frozen = try IssueFile.read(content, name: "the frozen issue \(slug)")
        if let edited = try? readIssueFile(slug), edited != frozen {
            remarks.append("\(file(of: slug).path) was edited after the issue was frozen; the frozen text goes out")
        }
        return frozen
    }

    /// All names of the papers that the issue has after editing.
    private func names(of issue: Issue) throws(StoreError) -> Set<String> {
        // The date in the file may have been edited; the papers were collected for the day of the draft.
        let day = try store.issue(issue.slug)?.day ?? issue.date.day
        let known = try store.collection(of: day)?.papers ?? []
        return issue.entries.reduce(into: []) { names, entry in
            let paper = known.first { $0.identifiers.contains(entry.paper) }
            names.formUnion((paper ?? Paper(id: entry.paper, title: entry.title, authors: entry.authors)).names)
        }
    }

    // MARK: Reports

    private func plan(
        _ issue: Issue,
        _ publishers: [any Publisher],
        _ remarks: [String],
        _ checks: [Diagnosis]
    ) throws -> PublishReport {
        let done = try store.publications(of: issue.slug)
        let counts = try store.deliveryCounts(of: issue.slug)
        let publications = try publishers.map { publisher in
            Publication(
                channel: publisher.channel,
                state: done.first { $0.channel == publisher.channel }?.state ?? .unfinished,
                detail: publisher is HeldBack
                    ? "would be held back; see below" : try plan(for: publisher.channel, issue.slug, counts)
            )
        }
        return PublishReport(
            slug: issue.slug,
            dryRun: true,
            publications: publications,
            deliveries: counts.byName,
            remarks: remarks + (publishers.contains { $0.channel == .mail } ? try remarksOnLimits(of: issue.slug) : []),
            checks: checks
        )
    }

    private func plan(
        for channel: Channel,
        _ slug: IssueSlug,
        _ counts: [Delivery.State: Int]
    ) throws(StoreError) -> String {
        switch channel {
        case .blog: "would write \(configuration.blog?.content.appending(path: slug.rawValue).path ?? "")"
        case .feeds: "would write \(configuration.feeds?.directory.path ?? "")"
        case .mail where counts.isEmpty:
            "would send to \(try store.activeSubscriberCount()) readers by \(relayName)"
        case .mail:
            "would send to \(counts[.pending, default: 0]) readers still open by \(relayName); "
                + "so far \(Delivery.summary(of: counts))"
        }
    }

    private var relayName: String { configuration.mail?.routes.name ?? "" }
}

extension [Delivery.State: Int] {
    var byName: [String: Int] { reduce(into: [:]) { $0[$1.key.rawValue] = $1.value } }
}

extension Publisher {
    /// What came of the channel; a failure is one of its states.
    fileprivate func publication(of issue: FrozenIssue) async -> Publication {
        do throws(PublishingError) {
            return try await publish(issue)
        } catch {
            return Publication(channel: channel, state: .failed, detail: error.reason)
        }
    }
}
