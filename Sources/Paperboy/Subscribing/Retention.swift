/// How long it is remembered who asked for the newsletter, from where, and with which words.
public struct Retention: Equatable, Sendable {
    /// Sign-ups that nobody confirmed.
    public var signUps = Duration.seconds(7 * 86_400)
    /// The network that a request came from: for limits, then with the record of consent.
    public var networks = Duration.seconds(30 * 86_400)
    /// Records of consent after the reader has left. Japanese law on mail order asks for three years.
    public var consents = Duration.seconds(3 * 31_557_600)

    public init() {}
}
