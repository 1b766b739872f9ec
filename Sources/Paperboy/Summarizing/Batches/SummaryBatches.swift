import Foundation

/// Has the summaries of an issue written by batches, over as many runs as that takes.
///
/// The store remembers which paper and language each request is about, before the batch is created. A run that is
/// killed in the moment between the service's answer and the note of it pays that batch twice; nothing is mixed up.
struct SummaryBatches: Sendable {
    /// How far it has come.
    struct Progress: Sendable {
        /// Summaries that a batch is still working on; none when the issue can be composed.
        var pending = 0
        /// The batch that works on them.
        var batch: String?
        var remarks: [String] = []
    }

    let issue: IssueSlug
    let settings: ModelSettings
    let prompts: [Language: Prompt]
    let api: BatchAPI
    let store: Store
    let account: CallAccount
    let world: World
    /// Who writes under which name: ``Summarizer/identity(for:)``.
    let identity: @Sendable (Language) -> String

    /// Takes in the batches that have ended, or creates one of what was never asked for. What a batch did not give,
    /// or was not asked for because of the budget, is left to direct calls: a second batch would be another day.
    /// - Throws: ``StoreError``. A service that gives no answer is a remark.
    func advance(_ papers: [Paper], in languages: [Language]) async throws -> Progress {
        var progress = Progress()
        let open = try store.openBatches(of: issue)
        for batch in open { try await collect(batch, &progress) }
        guard open.isEmpty else { return progress }
        try await create(missing(papers, languages), &progress)
        return progress
    }

    private func missing(_ papers: [Paper], _ languages: [Language]) throws(StoreError) -> [Question] {
        var questions: [Question] = []
        for paper in papers {
            for language in languages {
                guard let prompt = prompts[language], try !isWritten(paper, language) else { continue }
                questions.append(
                    Question(
                        prompt: prompt,
                        paper: paper.sanitized,
                        language: language,
                        model: settings.model,
                        maxTokens: settings.maxTokens
                    )
                )
            }
        }
        return questions
    }

    /// Whether there is a summary, which stands under the paper as it is, or a batch was asked for one already, which
    /// got the paper as models read it.
    private func isWritten(_ paper: Paper, _ language: Language) throws(StoreError) -> Bool {
        let summarizer = identity(language)
        if try store.summary(of: paper, in: language, by: summarizer) != nil { return true }
        return try store.hasBatchRequest(of: paper.sanitized, in: language, by: summarizer)
    }

    /// Creates a batch of as many questions as the budget allows.
    private func create(_ questions: [Question], _ progress: inout Progress) async throws {
        var planned: [PlannedRequest] = []
        for question in questions {
            let request = try PlannedRequest(question, id: world.makeID(), summarizer: identity(question.language))
            do throws(CallAccount.Closed) {
                try await account.reserve(request.bound(settings.price(of: settings.model)))
            } catch {
                progress.remarks.append(
                    "a batch asks for \(planned.count) of \(questions.count) summaries: \(error.reason)"
                )
                break
            }
            planned.append(request)
        }
        guard !planned.isEmpty else { return }
        try store.plan(planned.map(\.request), for: issue, at: world.now())
        try await send(planned, &progress)
    }

    private func send(_ planned: [PlannedRequest], _ progress: inout Progress) async throws {
        do {
            let batch = try await api.create(planned.map { ($0.request.id, $0.params) })
            try store.noteSent(batch.id, of: issue, at: world.now())
            progress.wait(for: planned.count, of: batch.id)
        } catch let error as ModelServiceError {
            let price = settings.price(of: settings.model)
            await account.release(planned.reduce(0) { $0 + $1.bound(price) })
            progress.remarks.append("no batch was created: \(error)")
        }
    }
}

extension SummaryBatches.Progress {
    mutating func wait(for requests: Int, of batch: String) {
        pending += requests
        self.batch = batch
    }
}

/// A request that is about to be sent.
private struct PlannedRequest {
    var request: BatchRequest
    var params: MessagesRequest
    private var bytes: Int

    /// - Parameter id: written as 36 letters, digits and hyphens, which a `custom_id` may consist of.
    init(_ question: Question, id: UUID, summarizer: String) throws {
        request = BatchRequest(
            id: id.uuidString,
            paper: question.paper.id,
            language: question.language,
            summarizer: summarizer,
            title: question.paper.title,
            abstract: question.paper.abstract
        )
        params = try BatchAPI.params(of: question)
        bytes = try WireJSON.data(of: params).count
    }

    /// What the request may cost at most in USD.
    func bound(_ price: ModelPrice) -> Double {
        price.bound(bytes: bytes, maxTokens: params.maxTokens, isBatch: true)
    }
}
