/// Why an address that somebody typed is not taken. None of these says anything about who subscribes.
public enum AddressFault: Error, Equatable, Sendable {
    case empty
    /// A line break or another control character: nobody types that.
    case controlCharacter
    /// No `name@domain`.
    case malformed
    /// More than 254 octets, or more than 64 before the `@`.
    case tooLong
    /// Nothing can be delivered there: `example.com`, `localhost`, `.invalid`.
    case reserved
    /// Letters outside ASCII before the `@`, which few mail servers take (RFC 6531).
    case international
    /// A domain that gives out mailboxes for minutes.
    case disposable(domain: String)

    /// The key of the words that tell it to a reader.
    public var word: String {
        switch self {
        case .empty: "fault-empty"
        case .controlCharacter, .malformed: "fault-malformed"
        case .tooLong: "fault-too-long"
        case .reserved: "fault-reserved"
        case .international: "fault-international"
        case .disposable: "fault-disposable"
        }
    }
}
