import Foundation

/// An address that mail can be sent to.
///
/// The form is that of HTML's e-mail field, which is laxer than RFC 5322 where real readers are: old Japanese
/// mobile addresses have two dots in a row or a dot before the `@`.
/// <https://html.spec.whatwg.org/multipage/input.html#e-mail-state-(type=email)>
public struct EmailAddress: Hashable, Sendable {
    public let rawValue: String

    /// Mends what keyboards and copying do (full-width characters, blanks, `mailto:`, `<…>`), then checks.
    /// - Returns: nil when the rest is no address.
    public init?(_ text: String) {
        if text.isPlainAddress {
            rawValue = text
            return
        }
        let repaired = Self.repair(text)
        guard let at = repaired.lastIndex(of: "@") else { return nil }
        let local = repaired[..<at]
        let domain = repaired[repaired.index(after: at)...].lowercased()
        guard (1...64).contains(local.utf8.count), repaired.utf8.count <= 254,
            local.allSatisfy(Self.isLocalCharacter), Self.isDomain(domain)
        else { return nil }
        rawValue = "\(local)@\(domain)"
    }

    /// An address that belongs to nobody (RFC 2606 §3), for messages that are made and not sent.
    static let nobody = EmailAddress(known: "reader@example.com")

    private init(known: String) { rawValue = known }

    /// What stands after the `@`, as it was written.
    public var domain: Substring {
        rawValue[(rawValue.lastIndex(of: "@").map(rawValue.index(after:)) ?? rawValue.endIndex)...]
    }

    /// The form by which two spellings are one person: case folded, the domain as it travels in mail.
    public var key: String {
        let folded = rawValue.lowercased()
        guard !domain.utf8.allSatisfy({ $0 < 0x80 }), let ascii = try? DomainName(String(domain)) else { return folded }
        return "\(folded[...(folded.lastIndex(of: "@") ?? folded.startIndex)])\(ascii)"
    }

    private static func repair(_ text: String) -> String {
        // Joiners and soft hyphens come along when an address is copied from a page; none belongs into one.
        let visible = text.unicodeScalars.filter {
            !("\u{200B}"..."\u{200D}" ~= $0 || $0 == "\u{2060}" || $0 == "\u{AD}")
        }
        var bare = PlainText.line(String(String.UnicodeScalarView(visible)).precomposedStringWithCompatibilityMapping)
        if let match = bare.wholeMatch(of: /.*<([^<>]+)>/) { bare = String(match.1) }
        if bare.lowercased().hasPrefix("mailto:") { bare = String(bare.dropFirst(7)) }
        return bare
    }

    private static func isLocalCharacter(_ character: Character) -> Bool {
        guard character.isASCII else { return character.isLetter || character.isNumber }
        return character.isLetter || character.isNumber || ".!#$%&'*+/=?^_`{|}~-".contains(character)
    }

    private static func isDomain(_ domain: String) -> Bool {
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2 && labels.allSatisfy(isLabel) && labels.last?.allSatisfy(\.isNumber) == false
    }

    private static func isLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
            && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
    }
}

extension EmailAddress: CustomStringConvertible {
    public var description: String { rawValue }
}
