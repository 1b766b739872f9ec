import Foundation
import Testing

@testable import Paperboy

@Suite("Account of an issue's calls")
struct CallAccountTests {
    private let folder: TemporaryFolder
    private let store: Store
    private let slug: IssueSlug

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(at: folder.url.appending(path: "p.sqlite"))
        slug = try #require(IssueSlug(rawValue: "papers-2026-02-26"))
    }

    private func account(budget: Double?) throws -> CallAccount {
        try CallAccount(
            issue: slug,
            budget: budget,
            pricesOf: PriceTable.anthropic.date,
            store: store,
            now: { Date(timeIntervalSince1970: 0) }
        )
    }

    private func call(_ cost: Double, _ outcome: SummaryCall.Outcome = .answered) -> SummaryCall {
        SummaryCall(
            paper: .semanticScholar("1"),
            language: .english,
            model: "m",
            outcome: outcome,
            usage: TokenUsage(input: 10, output: 5, cacheRead: 20),
            cost: cost,
            seconds: 2
        )
    }

    @Test("lets calls side by side stay within the budget together: the third waits for what the first gives back")
    func waits() async throws {
        let account = try account(budget: 1)
        try await account.reserve(0.5)
        try await account.reserve(0.5)
        async let third: Void = account.reserve(0.5)
        try await account.settle(call(0.1), reserved: 0.5)
        try await account.settle(call(0.1), reserved: 0.5)
        try await third
        try await account.settle(call(0.5), reserved: 0.5)
        await #expect(throws: CallAccount.Closed.self) { try await account.reserve(0.5) }
        try await account.reserve(0.3)
    }

    @Test("goes on from what an earlier run spent on the issue, and knows no limit where there is none")
    func earlier() async throws {
        try await account(budget: 1).settle(call(0.9), reserved: 0)
        let error = await #expect(throws: CallAccount.Closed.self) { try await account(budget: 1).reserve(0.2) }
        #expect(error?.reason.contains("summaries.budget of $1.0000 an issue is used up: spent $0.9000") == true)
        try await account(budget: nil).reserve(100)
    }

    @Test("keeps tokens, USD and time of each call; what was known already costs nothing and is counted")
    func sums() async throws {
        let account = try account(budget: nil)
        try await account.settle(call(0.25), reserved: 0)
        try await account.settle(call(0.5, .refused), reserved: 0)
        try await account.noteKnown(.semanticScholar("2"), .japanese, model: "m")
        let cost = try store.summaryCost(of: slug)
        #expect(cost.calls == 2 && cost.withoutSummary == 1 && cost.known == 1 && cost.promptCacheHits == 2)
        #expect(cost.inputTokens == 60 && cost.outputTokens == 10 && cost.usd == 0.75 && cost.seconds == 4)
        #expect(cost.pricesOf == PriceTable.anthropic.date)
        #expect(
            cost.text == """
                2 calls, 60 tokens in (40 from the prompt cache, 2 hits), 10 out, $0.7500, 1 calls gave no summary, \
                1 summaries were there already; prices of 2026-10-01
                """
        )
    }
}
