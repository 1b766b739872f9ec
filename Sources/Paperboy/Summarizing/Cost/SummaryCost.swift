import Foundation

/// What an issue's summaries cost so far.
public struct SummaryCost: Equatable, Sendable, Encodable {
    /// Calls to models, failed ones included.
    public var calls: Int
    /// Calls that gave no summary.
    public var withoutSummary: Int
    /// Summaries that were there already and cost nothing.
    public var known: Int
    /// Tokens read, those from the prompt cache included.
    public var inputTokens: Int
    public var outputTokens: Int
    public var cacheReadTokens: Int
    public var cacheWriteTokens: Int
    /// Calls that found their prompt in the cache.
    public var promptCacheHits: Int
    public var usd: Double
    /// The time of all calls together.
    public var seconds: Double
    /// The day of the price table that the newest call was charged by.
    public var pricesOf: CalendarDate?

    /// One line for people: `10 calls, 14,210 tokens in (12,000 from the prompt cache, 9 hits), 9,300 out, $0.0058`.
    public var text: String {
        let cache = promptCacheHits > 0 ? " (\(cacheReadTokens) from the prompt cache, \(promptCacheHits) hits)" : ""
        var parts = ["\(calls) calls", "\(inputTokens) tokens in\(cache)", "\(outputTokens) out", Self.dollars(usd)]
        if withoutSummary > 0 { parts.append("\(withoutSummary) calls gave no summary") }
        if known > 0 { parts.append("\(known) summaries were there already") }
        return parts.joined(separator: ", ") + (pricesOf.map { "; prices of \($0)" } ?? "")
    }

    /// USD with as many digits as a summary's cost needs: `$0.0006`.
    static func dollars(_ amount: Double) -> String { String(format: "$%.4f", amount) }
}
