import Foundation
import PaperboyTesting
import Testing

@testable import Paperboy

/// A summarizer that asks a model over the real HTTP client, with a store of its own and pauses that are only noted.
struct ModelBench {
    static let issue = IssueSlug(rawValue: "llm-papers-2026-02-26")

    let folder: TemporaryFolder
    let store: Store
    let pauses = ScriptedSleep()
    let account: CallAccount
    let summarizer: ModelSummarizer
    let slug: IssueSlug

    init(_ settings: ModelSettings, patience: Duration = .seconds(5)) throws {
        folder = try TemporaryFolder()
        store = try Store(at: folder.url.appending(path: "paperboy.sqlite"))
        slug = try #require(Self.issue)
        let limits = HTTPLimits(connect: .seconds(2), total: patience)
        var world = World.live(userAgent: "paperboy-tests", patience: limits)
        world.sleep = pauses.sleep
        world.random = { 0 }
        world.now = { Date(timeIntervalSince1970: 1_772_064_000) }  // 2026-02-26T00:00:00Z
        account = try CallAccount(
            issue: slug,
            budget: settings.budget,
            limit: settings.parallel,
            pricesOf: settings.prices.date,
            store: store,
            now: world.now
        )
        let languages: [Language] = [.japanese, .english]
        summarizer = ModelSummarizer(
            settings: settings,
            prompts: try languages.reduce(into: [:]) { $0[$1] = try TemplateSet().prompt($1) },
            account: account,
            world: world
        )
    }

    /// Claude on a scripted server.
    init(
        _ server: ScriptedClaudeServer,
        patience: Duration = .seconds(5),
        change: (inout ModelSettings) -> Void = { _ in }
    ) throws {
        var settings = ModelSettings(
            service: .claude,
            model: "claude-haiku-5-5",
            endpoint: server.endpoint,
            key: Secret(ScriptedClaudeServer.key),
            mode: .direct,
            parallel: 4,
            maxTokens: 2048,
            budget: 0.5,
            prices: .anthropic
        )
        change(&settings)
        try self.init(settings, patience: patience)
    }

    func summary(_ language: Language = .english, number: Int = 1) async throws -> Summary {
        try await summarizer.summary(of: Self.paper(number), in: language)
    }

    /// The reason why there is no summary.
    func refusal() async -> String {
        do throws(SummaryError) {
            let summary = try await summarizer.summary(of: Self.paper(1), in: .english)
            return "a summary came: \(summary.text)"
        } catch {
            return error.reason
        }
    }

    var cost: SummaryCost { get throws { try store.summaryCost(of: slug) } }

    static func paper(_ number: Int) -> Paper {
        Paper(
            id: .semanticScholar("\(number)"),
            title: "Paper \(number)",
            abstract: "We propose method \(number). It works \"well\"."
        )
    }
}
