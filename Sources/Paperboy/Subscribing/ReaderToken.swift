public import Foundation

/// What stands in a reader's own links: made from the reader's id and a key, not stored (RFC 8058 §6).
///
/// `base64url(key id ‖ reader id ‖ MAC)`, 44 letters. The reader id is random: neither the address nor a number that
/// counts is in it. The MAC covers purpose, newsletter, reader and the reader's `generation`; raising that makes
/// every link of the reader void.
public struct ReaderToken: Hashable, Sendable {
    /// What a link is for; one for leaving does not open the preferences.
    public enum Purpose: String, Sendable, CaseIterable {
        case unsubscribe
        case manage
    }

    private static let idSize = 16
    private static let size = 1 + idSize + KeyRing.macSize

    /// Whose token it claims to be, until it is verified.
    public let subscriber: UUID
    /// The number of the key that it claims to be made by.
    let key: UInt8
    private let mac: [UInt8]

    /// Makes the token by the newest key.
    /// - Parameter newsletter: the newsletter's slug: a token of another newsletter is none here.
    public init(_ purpose: Purpose, of subscriber: Subscriber, newsletter: String, keys: KeyRing) {
        self.subscriber = subscriber.id
        key = keys.signingID
        mac = keys.mac(Self.macPurpose, fields: Self.fields(purpose, subscriber, newsletter))
    }

    /// Reads what ``text`` gives. Nil for any other text; whether it is genuine, ``isGenuine(_:of:newsletter:keys:)``
    /// says.
    public init?(_ text: some StringProtocol) {
        guard let bytes = Base64URL.bytes(of: text), bytes.count == Self.size else { return nil }
        key = bytes[0]
        subscriber = UUID(bytes[1...Self.idSize])
        mac = Array(bytes[(1 + Self.idSize)...])
    }

    /// 44 letters of `A-Z a-z 0-9 - _`.
    public var text: String { Base64URL.text(of: [key] + subscriber.bytes + mac) }

    /// Whether one of the keys made this token for this reader, at the reader's present generation, and purpose.
    public func isGenuine(_ purpose: Purpose, of subscriber: Subscriber, newsletter: String, keys: KeyRing) -> Bool {
        let fields = Self.fields(purpose, subscriber, newsletter)
        guard subscriber.id == self.subscriber, let right = keys.mac(Self.macPurpose, fields: fields, key: key) else {
            return false
        }
        return mac.isEqualInConstantTime(to: right)
    }

    private static let macPurpose = "reader token"

    private static func fields(_ purpose: Purpose, _ subscriber: Subscriber, _ newsletter: String) -> [[UInt8]] {
        [
            Array("v1".utf8), Array(purpose.rawValue.utf8), Array(newsletter.utf8), subscriber.id.bytes,
            Array(String(subscriber.generation).utf8),
        ]
    }
}

extension ReaderToken: CustomStringConvertible {
    /// A token lets whoever has it act for the reader: it does not go into a log.
    public var description: String { "<redacted>" }
}
