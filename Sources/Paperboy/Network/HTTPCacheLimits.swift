/// How long an answer counts as new and how large it may be.
public struct HTTPCacheLimits: Equatable, Sendable {
    /// The sources change once a day; a run that is repeated within this time asks them nothing again.
    public var freshness: Duration
    /// Bytes of a body; a larger answer is not kept.
    public var body: Int

    public init(freshness: Duration = .seconds(3600), body: Int = 16 * 1024 * 1024) {
        self.freshness = freshness
        self.body = body
    }
}
