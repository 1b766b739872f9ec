/// `a-z 2-7` without padding: bytes where capitals and small letters are the same, as in mail addresses on their way
/// (RFC 4648 §6, in small letters).
public enum Base32 {
    private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

    public static func text(of bytes: [UInt8]) -> String { BitText.text(of: bytes, bits: 5, alphabet) }

    /// Takes capitals too. Nil for anything but what ``text(of:)`` makes: each bytes have one text.
    public static func bytes(of text: some StringProtocol) -> [UInt8]? {
        BitText.bytes(of: text.utf8, bits: 5, value: value)
    }

    static func isLetter(_ octet: UInt8) -> Bool { value(octet) != nil }

    private static func value(_ octet: UInt8) -> UInt8? {
        switch octet {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): octet - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): octet - UInt8(ascii: "a")
        case UInt8(ascii: "2")...UInt8(ascii: "7"): octet - UInt8(ascii: "2") + 26
        default: nil
        }
    }
}
