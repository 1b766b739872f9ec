import Testing

@testable import Paperboy

@Suite("Model prices")
struct ModelPriceTests {
    private let haiku = ModelPrice(input: 0.10, output: 0.50)

    @Test("charge each kind of token by its own price, a batch half")
    func cost() {
        let million = 1_000_000
        #expect(haiku.cost(of: TokenUsage(input: million)) == 0.10)
        #expect(haiku.cost(of: TokenUsage(output: million)) == 0.50)
        #expect(abs(haiku.cost(of: TokenUsage(cacheRead: million)) - 0.01) < 1e-12)
        #expect(haiku.cost(of: TokenUsage(cacheWrite: million)) == 0.125)
        #expect(haiku.cost(of: TokenUsage(cacheWriteHour: million)) == 0.20)
        #expect(haiku.cost(of: TokenUsage(output: million), isBatch: true) == 0.25)
    }

    @Test("bound a call before it is made: no split of its bytes into tokens costs more")
    func bound() {
        var generator = SeededGenerator(seed: 5)
        for isBatch in [false, true] {
            for _ in 1...500 {
                let bytes = Int.random(in: 1...20_000, using: &generator)
                let read = Int.random(in: 0...bytes, using: &generator)
                let rest = Int.random(in: 0...(bytes - read), using: &generator)
                let usage = TokenUsage(
                    input: bytes - read - rest,
                    output: Int.random(in: 0...2048, using: &generator),
                    cacheRead: read,
                    cacheWrite: isBatch ? 0 : rest,
                    cacheWriteHour: isBatch ? rest : 0
                )
                let bound = haiku.bound(bytes: bytes, maxTokens: 2048, isBatch: isBatch)
                #expect(haiku.cost(of: usage, isBatch: isBatch) <= bound)
            }
        }
    }

    @Test("are known for the models of the day that the table names")
    func table() {
        #expect(PriceTable.anthropic.date.description == "2026-10-01")
        #expect(PriceTable.anthropic.models["claude-haiku-5-5"] == haiku)
    }
}
