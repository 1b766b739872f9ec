/// What sets the parts of a message apart (RFC 2046 §5.1.1).
enum MailBoundary {
    /// The same for the same message, so that a message that is made again has the same bytes.
    ///
    /// It cannot occur in a part: `=_` stands in no quoted-printable text, where `=` is followed by two hexadecimal
    /// digits or the end of the line, and in no base64 (RFC 2045 §6.7).
    static func text(for messageID: String) -> String {
        "=_paperboy_\(String(fnv1a(messageID), radix: 16))"
    }

    /// FNV-1a, 64 bits: <https://datatracker.ietf.org/doc/html/rfc9923>
    private static func fnv1a(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }
}
