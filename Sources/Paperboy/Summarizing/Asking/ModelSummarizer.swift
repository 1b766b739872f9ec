import Foundation

/// Summarises by asking a language model: one call a paper and language, a second model where the first gives
/// nothing that can be used.
struct ModelSummarizer: Summarizer {
    /// More than a summary ever needs; also what a second try after a cut may have.
    private static let mostTokens = 64_000

    private let settings: ModelSettings
    private let prompts: [Language: Prompt]
    private let api: any ModelAPI
    private let client: ModelClient
    private let account: CallAccount
    private let now: @Sendable () -> Date

    init(
        settings: ModelSettings,
        prompts: [Language: Prompt],
        account: CallAccount,
        world: World
    ) {
        self.settings = settings
        self.prompts = prompts
        self.account = account
        api = settings.api
        client = ModelClient(world: world, longestRetryAfter: api.longestRetryAfter)
        now = world.now
    }

    var identity: String { settings.model }

    func identity(for language: Language) -> String {
        prompts[language].map { "\(settings.model) \($0.version)" } ?? settings.model
    }

    func summary(of paper: Paper, in language: Language) async throws(SummaryError) -> Summary {
        try await summary(of: paper, in: language, avoiding: [])
    }

    func summary(
        of paper: Paper,
        in language: Language,
        avoiding broken: [String]
    ) async throws(SummaryError) -> Summary {
        do throws(Obstacle) {
            return try await firstAnswer(of: paper, in: language, avoiding: broken)
        } catch {
            throw SummaryError(paper: paper.id, language: language, reason: error.reason)
        }
    }

    private struct Obstacle: Error {
        var reason: String
    }

    private func firstAnswer(
        of paper: Paper,
        in language: Language,
        avoiding broken: [String]
    ) async throws(Obstacle) -> Summary {
        guard let prompt = prompts[language] else { throw Obstacle(reason: "there is no prompt for \(language)") }
        var objections: [String] = []
        for model in settings.models {
            let question = Question(
                prompt: prompt,
                paper: paper,
                language: language,
                broken: broken,
                model: model,
                maxTokens: settings.maxTokens
            )
            let content = try await wholeAnswer(to: question)
            if case .answer(let answer) = content { return summary(answer, by: model, in: language) }
            objections += content.objection.map { ["\(model) \($0)"] } ?? []
        }
        throw Obstacle(reason: objections.joined(separator: "; "))
    }

    private func summary(_ answer: ModelAnswer, by model: String, in language: Language) -> Summary {
        Summary(answer, by: model, in: language, on: CalendarDate(now()))
    }

    /// The answer; once more with room for four times as many tokens when it was cut off.
    private func wholeAnswer(to question: Question) async throws(Obstacle) -> ModelReply.Content {
        let content = try await content(question)
        guard content == .truncated else { return content }
        var roomier = question
        roomier.maxTokens = min(question.maxTokens * 4, Self.mostTokens)
        return try await self.content(roomier)
    }

    private func content(_ question: Question) async throws(Obstacle) -> ModelReply.Content {
        let request = try request(for: question)
        let price = settings.price(of: question.model)
        let bound = price.bound(bytes: request.body?.count ?? 0, maxTokens: question.maxTokens)
        do throws(CallAccount.Closed) {
            try await account.begin(bound)
        } catch {
            throw Obstacle(reason: error.reason)
        }
        return try await reply(to: request, question, price: price, reserved: bound)
    }

    private func request(for question: Question) throws(Obstacle) -> HTTPRequest {
        do {
            return try api.request(for: question)
        } catch {
            throw Obstacle(reason: "the request could not be written: \(error)")
        }
    }

    /// Makes the call, and settles it before anything else happens: an answer that came is never unaccounted.
    private func reply(
        to request: HTTPRequest,
        _ question: Question,
        price: ModelPrice,
        reserved bound: Double
    ) async throws(Obstacle) -> ModelReply.Content {
        let start = now()
        let result = await Result { () async throws(ModelServiceError) in
            try await client.answer(to: request) { response throws(ModelServiceError) in
                try api.reply(in: response, to: request)
            }
        }
        let call = SummaryCall(question, result, price: price, seconds: now().timeIntervalSince(start))
        if case .failure(let error) = result, error.isLasting { await account.close(after: error) }
        do throws(StoreError) {
            try await account.settle(call, reserved: bound)
        } catch {
            throw Obstacle(reason: "the call could not be recorded: \(error)")
        }
        return try result.mapError { Obstacle(reason: "\($0)") }.get().content
    }
}

extension SummaryCall {
    fileprivate init(
        _ question: Question,
        _ result: Result<ModelReply, ModelServiceError>,
        price: ModelPrice,
        seconds: Double
    ) {
        self.init(
            paper: question.paper.id,
            language: question.language,
            model: question.model,
            outcome: .failed,
            seconds: seconds
        )
        switch result {
        case .success(let reply):
            outcome = reply.content.outcome
            detail = reply.content.objection
            usage = reply.usage
            cost = price.cost(of: reply.usage)
        case .failure(let error):
            detail = "\(error)"
        }
    }
}

extension Result {
    fileprivate init(_ work: () async throws(Failure) -> Success) async {
        do throws(Failure) {
            self = .success(try await work())
        } catch {
            self = .failure(error)
        }
    }
}
