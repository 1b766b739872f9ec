/// Addresses of any scheme, in headers and behind the links that are a reader's own.
public enum MailURI {
    /// The address with every octet escaped that may not stand in a URI (RFC 3986 §2): blanks, control characters,
    /// quotes, angle brackets and all that is not ASCII. What is escaped already stays.
    static func encoded(_ address: String) -> String {
        var octets: [UInt8] = []
        for octet in address.utf8 {
            if isAllowed(octet) {
                octets.append(octet)
            } else {
                octets += [UInt8(ascii: "%"), hexDigits[Int(octet >> 4)], hexDigits[Int(octet & 15)]]
            }
        }
        return String(decoding: octets, as: UTF8.self)
    }

    /// Where a link for questions goes: `mailto:` for an e-mail address, the page for a web address, else nil.
    public static func contact(_ text: String) -> String? {
        if let page = WebAddress(text) { return page.description }
        return text.contains("@") && !text.contains(" ") ? "mailto:" + encoded(text) : nil
    }

    private static let hexDigits = Array("0123456789ABCDEF".utf8)

    private static func isAllowed(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"): false
        case UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"): false
        default: (0x21...0x7E).contains(octet)
        }
    }
}
