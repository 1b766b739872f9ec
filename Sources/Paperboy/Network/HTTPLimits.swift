/// What a transfer may take before it is ended.
public struct HTTPLimits: Equatable, Sendable {
    /// Until the connection stands, name look-up and TLS included.
    public var connect: Duration
    /// From the first byte out to the last byte in, redirects included.
    public var total: Duration
    /// Bytes of a body after decompression.
    public var body: Int
    /// How many redirects are followed.
    public var redirects: Int

    public init(
        connect: Duration = .seconds(10),
        total: Duration = .seconds(60),
        body: Int = 64 * 1024 * 1024,
        redirects: Int = 5
    ) {
        self.connect = connect
        self.total = total
        self.body = body
        self.redirects = redirects
    }
}
