public import Foundation

/// Everything outside the process. A test starts from `World.failing` and opens what it needs.
public struct World: Sendable {
    public var now: @Sendable () -> Date
    public var makeID: @Sendable () -> UUID
    public var sleep: @Sendable (Duration) async throws -> Void
    /// One request after another to the same host; tries again where that can help.
    public var fetch: @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse

    public init(
        now: @escaping @Sendable () -> Date,
        makeID: @escaping @Sendable () -> UUID,
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        fetch: @escaping @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse
    ) {
        self.now = now
        self.makeID = makeID
        self.sleep = sleep
        self.fetch = fetch
    }
}
