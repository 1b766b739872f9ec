/// What models cost, and when that was true. Prices change; the operator's own go before these.
public struct PriceTable: Equatable, Sendable {
    /// The day on which the prices were looked up.
    public var date: CalendarDate
    public var models: [String: ModelPrice]

    public init(date: CalendarDate, models: [String: ModelPrice]) {
        self.date = date
        self.models = models
    }

    /// Anthropic's list prices of 2026-10-01 (platform.claude.com, "Pricing"). Haiku 5.5 costs five times as much
    /// for prompts over 100,000 tokens, which an abstract never makes.
    public static let anthropic = PriceTable(
        date: CalendarDate(daysSinceEpoch: 20_727),
        models: [
            "claude-haiku-5-5": ModelPrice(input: 0.10, output: 0.50),
            "claude-sonnet-5-5": ModelPrice(input: 2, output: 10, cacheRead: 0.10),
            "claude-opus-5-5": ModelPrice(input: 4, output: 20, cacheRead: 0.20),
            "claude-fable-5-1": ModelPrice(input: 10, output: 50, cacheRead: 0.25),
            "claude-opus-5": ModelPrice(input: 5, output: 25),
            "claude-sonnet-5": ModelPrice(input: 2, output: 10),
            "claude-haiku-4-5": ModelPrice(input: 1, output: 5),
            "claude-haiku-4-5-20251001": ModelPrice(input: 1, output: 5),
        ]
    )
}
