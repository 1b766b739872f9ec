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
        if let plain = Self.plain(text) {
            rawValue = plain
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

    /// The form by which two spellings are one person: case folded.
    public var key: String { rawValue.lowercased() }

    /// An address that needs no mending, which most of a million are: checked byte by byte. Nil for any other.
    private static func plain(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.count <= 254, let at = bytes.firstIndex(of: UInt8(ascii: "@")), (1...64).contains(at),
            bytes[..<at].allSatisfy(isPlainLocal)
        else { return nil }
        let labels = bytes[(at + 1)...].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let isDomain =
            labels.count >= 2
            && labels.allSatisfy { label in
                (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                    && label.allSatisfy { $0.isDigit || (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-") }
            }
        guard isDomain, labels.last?.allSatisfy(\.isDigit) == false else { return nil }
        return text
    }

    private static func isPlainLocal(_ byte: UInt8) -> Bool {
        byte.isDigit || (0x61...0x7A).contains(byte.lowercasedASCII) || "._+-".utf8.contains(byte)
    }

    private static func repair(_ text: String) -> String {
        var bare = PlainText.line(text.precomposedStringWithCompatibilityMapping)
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
