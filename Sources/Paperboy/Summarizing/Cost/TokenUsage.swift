/// The tokens of a call, as the service counted them.
public struct TokenUsage: Equatable, Sendable {
    /// Read anew; without those of the prompt cache.
    public var input: Int
    /// Written, thinking included.
    public var output: Int
    /// Taken from the prompt cache.
    public var cacheRead: Int
    /// Put into the prompt cache for five minutes.
    public var cacheWrite: Int
    /// Put into the prompt cache for an hour.
    public var cacheWriteHour: Int

    public init(input: Int = 0, output: Int = 0, cacheRead: Int = 0, cacheWrite: Int = 0, cacheWriteHour: Int = 0) {
        self.input = input
        self.output = output
        self.cacheRead = cacheRead
        self.cacheWrite = cacheWrite
        self.cacheWriteHour = cacheWriteHour
    }
}
