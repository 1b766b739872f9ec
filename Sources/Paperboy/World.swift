public import Foundation

/// Everything outside the process. A test starts from `World.failing` and opens what it needs.
public struct World: Sendable {
    public var now: @Sendable () -> Date
    public var makeID: @Sendable () -> UUID
    /// A number from 0 to 1, another one each time.
    public var random: @Sendable () -> Double
    /// So many bytes that nobody can guess: what keys are made of.
    public var secretBytes: @Sendable (Int) -> [UInt8]
    public var sleep: @Sendable (Duration) async throws -> Void
    /// One request after another to the same host; tries again where that can help.
    public var fetch: @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse
    /// One try, whatever the status, side by side with others to the same host and with minutes to answer: what
    /// a language model needs.
    public var ask: @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse

    public init(
        now: @escaping @Sendable () -> Date,
        makeID: @escaping @Sendable () -> UUID,
        random: @escaping @Sendable () -> Double,
        secretBytes: @escaping @Sendable (Int) -> [UInt8],
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        fetch: @escaping @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse,
        ask: @escaping @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse
    ) {
        self.now = now
        self.makeID = makeID
        self.random = random
        self.secretBytes = secretBytes
        self.sleep = sleep
        self.fetch = fetch
        self.ask = ask
    }
}
