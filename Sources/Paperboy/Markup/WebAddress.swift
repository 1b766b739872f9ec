/// An absolute `http` or `https` address, fit for an attribute of any output.
///
/// Whatever a URI may not contain (RFC 3986 §2) is percent-encoded, square brackets too: outside of IPv6 hosts,
/// which no paper lives on, they make strict readers refuse the address.
public struct WebAddress: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// Nil for other schemes (`javascript:`, `data:`, `file:`) and where no host follows.
    public init?(_ text: String) {
        guard text.prefixMatch(of: /(?i)https?:\/\/[^\/?#\s]/) != nil else { return nil }
        description = text.utf8.map(Self.encoded).joined()
    }

    private static func encoded(_ byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            character(byte)
        case _ where "-._~:/?#@!$&'()*+,;=%".utf8.contains(byte):
            character(byte)
        default:
            "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
    }

    private static func character(_ byte: UInt8) -> String { String(Unicode.Scalar(byte)) }
}
