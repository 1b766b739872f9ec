/// What sets the parts of a message apart (RFC 2046 §5.1.1).
enum MailBoundary {
    /// The same for the same message, so that a message that is made again has the same bytes.
    ///
    /// It cannot occur in a part: `=_` stands in no quoted-printable text, where `=` is followed by two hexadecimal
    /// digits or the end of the line, and in no base64 (RFC 2045 §6.7).
    /// - Parameter name: tells the boundaries of one message apart; none begins like another.
    static func text(for messageID: String, of name: String = "paperboy") -> String {
        "=_\(name)_\(String(fnv1a(messageID), radix: 16))"
    }

    /// FNV-1a, 64 bits: <https://datatracker.ietf.org/doc/html/rfc9923>
    private static func fnv1a(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }
}
