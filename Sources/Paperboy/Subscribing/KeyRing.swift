/// The newsletter's own secrets, by which it knows links and return paths that it made itself.
///
/// The newest key signs; all verify, so that links in old mails go on working after a change of keys. Kept in the
/// database: ``Store/keyRing(makeSecret:at:)``.
public struct KeyRing: Sendable {
    /// How many bytes ``mac(_:fields:)`` gives: nobody guesses 128 bits.
    public static let macSize = 16

    /// A secret and the small number that links name it by.
    public struct Key: Sendable {
        static let size = 32

        public let id: UInt8
        let secret: [UInt8]

        /// Nil for a secret of fewer than 32 bytes.
        public init?(id: UInt8, secret: [UInt8]) {
            guard secret.count >= Self.size else { return nil }
            self.id = id
            self.secret = secret
        }
    }

    private let newest: Key
    private let byID: [UInt8: Key]

    /// - Parameter keys: in any order; the highest id is the newest. Nil without any.
    public init?(_ keys: [Key]) {
        guard let newest = keys.max(by: { $0.id < $1.id }) else { return nil }
        self.newest = newest
        byID = keys.reduce(into: [:]) { $0[$1.id] = $1 }
    }

    /// The number of the key that signs.
    public var signingID: UInt8 { newest.id }

    func has(_ id: UInt8) -> Bool { byID[id] != nil }

    /// The first 16 bytes of HMAC-SHA-256 by the newest key over purpose and fields.
    ///
    /// Each goes in with its length before it: no other fields give the same bytes.
    public func mac(_ purpose: String, fields: [[UInt8]]) -> [UInt8] { Self.mac(purpose, fields, newest) }

    /// The same by a certain key; nil for a number that no key has.
    public func mac(_ purpose: String, fields: [[UInt8]], key id: UInt8) -> [UInt8]? {
        byID[id].map { Self.mac(purpose, fields, $0) }
    }

    private static func mac(_ purpose: String, _ fields: [[UInt8]], _ key: Key) -> [UInt8] {
        var message: [UInt8] = []
        message.reserveCapacity(128)
        for field in CollectionOfOne(Array(purpose.utf8)) + fields {
            withUnsafeBytes(of: UInt32(field.count).bigEndian) { message.append(contentsOf: $0) }
            message += field
        }
        return Array(HMAC.sha256(message, key: key.secret).prefix(macSize))
    }
}

extension KeyRing.Key: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The secret is never printed.
    public var description: String { "key \(id) <redacted>" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["id": id]) }
}
