/// `A-Z a-z 0-9 - _` without padding: bytes in an address of a page (RFC 4648 §5).
public enum Base64URL {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    public static func text(of bytes: [UInt8]) -> String { BitText.text(of: bytes, bits: 6, alphabet) }

    /// Nil for anything but what ``text(of:)`` makes: each bytes have one text.
    public static func bytes(of text: some StringProtocol) -> [UInt8]? {
        BitText.bytes(of: text.utf8, bits: 6) { octet in
            switch octet {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): octet - UInt8(ascii: "A")
            case UInt8(ascii: "a")...UInt8(ascii: "z"): octet - UInt8(ascii: "a") + 26
            case UInt8(ascii: "0")...UInt8(ascii: "9"): octet - UInt8(ascii: "0") + 52
            case UInt8(ascii: "-"): 62
            case UInt8(ascii: "_"): 63
            default: nil
            }
        }
    }
}
