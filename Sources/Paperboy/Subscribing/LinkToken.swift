/// What stands in a link that works for a while: 16 random bytes. The database has its SHA-256 alone, so that whoever
/// reads the database cannot confirm for others.
public struct LinkToken: Sendable {
    public static let size = 16

    public let text: String
    let hash: String

    /// - Parameter bytes: 16 that nobody can guess (``World/secretBytes``).
    init(bytes: [UInt8]) {
        precondition(bytes.count == Self.size, "a token has 16 bytes")
        text = Base64URL.text(of: bytes)
        hash = SHA256.hash(bytes).hexadecimal
    }

    /// Nil for what no token looks like.
    public init?(_ text: some StringProtocol) {
        guard let bytes = Base64URL.bytes(of: text), bytes.count == Self.size else { return nil }
        self.init(bytes: bytes)
    }

    /// A token that nobody had before.
    public init(_ world: World) { self.init(bytes: world.secretBytes(Self.size)) }
}

extension LinkToken: CustomStringConvertible, CustomReflectable {
    /// Whoever has it can act for a reader: it does not go into a log.
    public var description: String { "<redacted>" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
