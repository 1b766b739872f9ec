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

    private func account(budget: Double?, limit: Int = 4) throws -> CallAccount {
        try CallAccount(
            issue: slug,
            budget: budget,
            limit: limit,
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

    private func made(_ call: SummaryCall, on account: CallAccount) async throws {
        try await account.begin(0)
        try await account.settle(call, reserved: 0)
    }

    @Test("lets so many calls begin as are allowed at one time; the next waits for one to end")
    func turns() async throws {
        let account = try account(budget: nil, limit: 2)
        try await account.begin(1)
        try await account.begin(1)
        async let third: Void = account.begin(1)
        try await account.settle(call(0.1), reserved: 1)
        try await third
    }

    @Test("begins nothing once the run was ended")
    func cancelled() async throws {
        let account = try account(budget: nil)
        await #expect(throws: CallAccount.Closed.self) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.cancelAll()
                group.addTask { try await account.begin(1) }
                try await group.waitForAll()
            }
        }
    }

    @Test("lets calls side by side stay within the budget together: the third waits for what the first gives back")
    func waits() async throws {
        let account = try account(budget: 1)
        try await account.begin(0.5)
        try await account.begin(0.5)
        async let third: Void = account.begin(0.5)
        try await account.settle(call(0.1), reserved: 0.5)
        try await account.settle(call(0.1), reserved: 0.5)
        try await third
        try await account.settle(call(0.5), reserved: 0.5)
        await #expect(throws: CallAccount.Closed.self) { try await account.begin(0.5) }
        try await account.begin(0.3)
    }

    @Test("goes on from what an earlier run spent on the issue, and knows no limit where there is none")
    func earlier() async throws {
        try await made(call(0.9), on: account(budget: 1))
        let error = await #expect(throws: CallAccount.Closed.self) { try await account(budget: 1).begin(0.2) }
        #expect(error?.reason.contains("summaries.budget of $1.0000 an issue is used up: spent $0.9000") == true)
        try await account(budget: nil).begin(100)
    }

    @Test("keeps tokens, USD and time of each call; what was known already costs nothing and is counted")
    func sums() async throws {
        let account = try account(budget: nil)
        try await made(call(0.25), on: account)
        try await made(call(0.5, .refused), on: account)
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
