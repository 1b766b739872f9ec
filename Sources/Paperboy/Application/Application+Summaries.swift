import Foundation

extension Application {
    typealias WrittenSummaries = (summaries: [PaperID: [Language: Summary]], remarks: [String])

    /// The summaries of an issue's papers by whoever is configured, each kept as it comes.
    /// - Throws: ``CommandFailure`` while a batch is at work on them.
    func summaries(of papers: [Paper], for slug: IssueSlug) async throws -> WrittenSummaries {
        switch configuration.summaries {
        case .extract: return try await write(papers, by: ExtractSummarizer())
        case .recorded(let folder, let label):
            return try await write(papers, by: RecordedSummarizer(folder: .disk(folder), label: label))
        case .model(let settings):
            guard settings.service != .claude || settings.key != nil else {
                return try await write(papers, by: ExtractSummarizer(), remarks: [Self.noKey])
            }
            return try await write(papers, for: slug, settings)
        }
    }

    private static let noKey = """
        summaries.provider is claude, but there is no key: every summary is an extract from the abstract. \
        Set PAPERBOY_SUMMARIES_KEY or ANTHROPIC_API_KEY, or summaries.key-file
        """

    private var languages: [Language] { configuration.editions.map(\.language) }

    private func write(
        _ papers: [Paper],
        by summarizer: any Summarizer,
        remarks: [String] = []
    ) async throws -> WrittenSummaries {
        let writer = SummaryWriter(
            summarizer: summarizer,
            fallback: ExtractSummarizer(),
            store: store,
            now: world.now
        )
        let written = try await writer.summaries(of: papers, in: languages)
        return (written.summaries, remarks + written.remarks)
    }

    // MARK: Models

    private func write(
        _ papers: [Paper],
        for slug: IssueSlug,
        _ settings: ModelSettings
    ) async throws -> WrittenSummaries {
        let account = try CallAccount(
            issue: slug,
            budget: settings.budget,
            limit: settings.parallel,
            pricesOf: settings.prices.date,
            store: store,
            now: world.now
        )
        let direct = try modelSummarizer(settings, account)
        var summarizer: any Summarizer = direct
        var remarks: [String] = []
        if settings.mode == .batch {
            remarks = try await batches(for: slug, settings, account, direct).settled(papers, in: languages)
            summarizer = BatchAnswers(store: store, direct: direct)
        }
        let writer = SummaryWriter(
            summarizer: summarizer,
            fallback: ExtractSummarizer(),
            store: store,
            // As many as are asked for are being checked: the account bounds the calls.
            parallel: settings.parallel * 2,
            now: world.now,
            onKnown: { try await account.noteKnown($0.id, $1, model: settings.model) }
        )
        let written = try await writer.summaries(of: papers, in: languages)
        return (written.summaries, remarks + written.remarks)
    }

    private func prompts() throws(TemplateError) -> [Language: Prompt] {
        var prompts: [Language: Prompt] = [:]
        for language in languages { prompts[language] = try templates.prompt(language) }
        return prompts
    }

    private func modelSummarizer(_ settings: ModelSettings, _ account: CallAccount) throws -> ModelSummarizer {
        ModelSummarizer(settings: settings, prompts: try prompts(), account: account, world: world)
    }

    private func batches(
        for slug: IssueSlug,
        _ settings: ModelSettings,
        _ account: CallAccount,
        _ direct: ModelSummarizer
    ) throws -> SummaryBatches {
        let messages = MessagesAPI(endpoint: settings.endpoint, key: settings.key ?? Secret(""))
        return SummaryBatches(
            issue: slug,
            settings: settings,
            prompts: try prompts(),
            api: BatchAPI(
                messages: messages,
                client: ModelClient(world: world, longestRetryAfter: messages.longestRetryAfter)
            ),
            store: store,
            account: account,
            world: world,
            identity: direct.identity(for:)
        )
    }
}

extension SummaryBatches {
    /// Goes on with the batches of the issue.
    /// - Returns: remarks, when no batch is at work any more.
    /// - Throws: ``CommandFailure`` while one is.
    fileprivate func settled(_ papers: [Paper], in languages: [Language]) async throws -> [String] {
        let progress = try await advance(papers, in: languages)
        guard progress.pending > 0 else { return progress.remarks }
        let remarks = progress.remarks.map { "\n  note: \($0)" }.joined()
        let state = "\(progress.pending) summaries are being written in batch \(progress.batch ?? "")"
        let advice = "run the command again later (most batches take less than an hour, none more than a day)"
        throw CommandFailure(.nothing, "\(issue): \(state); \(advice)\(remarks)")
    }
}
