/// An address that is safe to put into an envelope and a header: no control character, no line break, a domain
/// in ASCII (RFC 5321 §4.1.2, RFC 6531).
public struct MailAddress: Hashable, Sendable {
    /// What stands before the @, without quotes.
    public let localPart: String
    public let domain: DomainName
    /// As it stands in a header and an envelope, quoted where dots or other signs need it.
    public let description: String

    /// - Parameter text: `reader@example.com`. Dots may stand anywhere before the @ (some Japanese carriers gave
    ///   out such names); what else is special must come in quotes.
    /// - Throws: ``MailAddressError`` for what cannot be sent to.
    public init(_ text: String) throws(MailAddressError) {
        if text.isPlainAddress, let at = text.firstIndex(of: "@") {
            localPart = String(text[..<at])
            domain = DomainName(plain: text[text.index(after: at)...])
            description = text
            return
        }
        if text.isEmpty { throw MailAddressError(text, .empty) }
        if text.hasControlCharacter { throw MailAddressError(text, .controlCharacter) }
        guard let at = text.lastIndex(of: "@"), at != text.startIndex else { throw MailAddressError(text, .noAtSign) }
        guard let local = Self.localPart(text[..<at]) else { throw MailAddressError(text, .localPart) }
        do {
            domain = try DomainName(String(text[text.index(after: at)...]))
        } catch {
            throw MailAddressError(text, error.reason)
        }
        localPart = local
        description = "\(Self.written(local))@\(domain)"
        guard local.utf8.count <= 64, description.utf8.count <= 254 else { throw MailAddressError(text, .tooLong) }
    }

    /// Whether only a relay that offers SMTPUTF8 can take the address (RFC 6531): the name is not ASCII.
    public var needsSMTPUTF8: Bool { !localPart.utf8.allSatisfy { $0 < 0x80 } }

    private static func localPart(_ written: Substring) -> String? {
        // ASCII alone: a quote with a combining mark is one character to a pattern, and a quote on the wire.
        if written.utf8.allSatisfy({ $0 < 0x80 }), let quoted = written.wholeMatch(of: /"((?:[^"\\]|\\.)+)"/) {
            return String(quoted.1).unescaped
        }
        return written.unicodeScalars.allSatisfy { $0 == "." || $0.isAtomText } ? String(written) : nil
    }
}

extension MailAddress: CustomStringConvertible {
    private static func written(_ localPart: String) -> String {
        let atoms = localPart.split(separator: ".", omittingEmptySubsequences: false)
        let isDotAtom = atoms.allSatisfy { !$0.isEmpty && $0.unicodeScalars.allSatisfy(\.isAtomText) }
        return isDotAtom ? localPart : localPart.quotedString
    }
}

extension Unicode.Scalar {
    /// `atext` of RFC 5322 §3.2.3, with what RFC 6532 §3.2 adds.
    var isAtomText: Bool {
        switch self {
        case "a"..."z", "A"..."Z", "0"..."9": true
        case "!", "#", "$", "%", "&", "'", "*", "+", "-", "/", "=", "?", "^", "_", "`", "{", "|", "}", "~": true
        default: value >= 0xA0 && !properties.isWhitespace
        }
    }
}

extension String {
    var hasControlCharacter: Bool {
        let unwanted: [Unicode.GeneralCategory] = [.control, .lineSeparator, .paragraphSeparator]
        return unicodeScalars.contains { unwanted.contains($0.properties.generalCategory) }
    }

    /// A `quoted-string` of RFC 5322 §3.2.4.
    var quotedString: String {
        "\"" + replacing(/["\\]/) { "\\\($0.0)" } + "\""
    }

    /// What a `quoted-string` says, its backslashes gone.
    var unescaped: String { replacing(/\\(.)/) { String($0.1) } }
}
