/// How `paperboy serve` serves.
public struct WebServerSettings: Equatable, Sendable {
    public var host = "127.0.0.1"
    /// 0 for one that the system chooses.
    public var port = 8080
    /// Whose `X-Forwarded-For` is believed.
    public var trustedProxies: [NetworkRange] = []
    /// Where else a form for subscribing may stand, such as `https://blog.example.com`.
    public var origins: [String] = []
    public var limits = SignUpLimits()
    public var retention = Retention()
    /// Whether name servers are asked if a new reader's domain takes mail; nil to ask where mail really leaves.
    public var checksDomains: Bool?

    public init() {}
}
