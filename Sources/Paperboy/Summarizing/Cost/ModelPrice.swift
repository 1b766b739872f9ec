/// What a model costs, in USD for a million tokens.
public struct ModelPrice: Equatable, Sendable {
    public var input: Double
    public var output: Double
    /// Taking tokens from the prompt cache.
    public var cacheRead: Double
    /// Putting tokens into the prompt cache for five minutes.
    public var cacheWrite: Double

    /// - Parameters:
    ///   - cacheRead: a tenth of `input` when left out, the usual price.
    ///   - cacheWrite: five quarters of `input` when left out, the usual price.
    public init(input: Double, output: Double, cacheRead: Double? = nil, cacheWrite: Double? = nil) {
        self.input = input
        self.output = output
        self.cacheRead = cacheRead ?? input * 0.1
        self.cacheWrite = cacheWrite ?? input * 1.25
    }

    static let free = ModelPrice(input: 0, output: 0)

    /// The cost of a call in USD.
    /// - Parameter isBatch: batches cost half.
    public func cost(of usage: TokenUsage, isBatch: Bool = false) -> Double {
        let read = Double(usage.input) * input + Double(usage.cacheRead) * cacheRead
        let written = Double(usage.cacheWrite) * cacheWrite + Double(usage.cacheWriteHour) * cacheWriteHour
        return (read + written + Double(usage.output) * output) / 1_000_000 * (isBatch ? 0.5 : 1)
    }

    /// What a call may cost at most in USD, known before it is made: a token is at least one byte, and the price of
    /// putting it into the prompt cache is the highest that is asked for reading it.
    public func bound(bytes: Int, maxTokens: Int, isBatch: Bool = false) -> Double {
        let reading = max(input, isBatch ? cacheWriteHour : cacheWrite)
        return (Double(bytes) * reading + Double(maxTokens) * output) / 1_000_000 * (isBatch ? 0.5 : 1)
    }

    /// Twice the price of reading.
    private var cacheWriteHour: Double { input * 2 }
}
