import Foundation

/// A domain in the form that travels in mail: lower case, international labels as A-labels (RFC 5890 §2.3.2.1).
public struct DomainName: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// - Parameter text: as people write it: `例え.jp`, `Bücher.example`, `EXAMPLE.COM`.
    /// - Throws: ``MailAddressError/Reason/domain`` for what no name server can hold (RFC 1123 §2.1).
    public init(_ text: String) throws(MailAddressError) {
        // Compatibility composition makes full-width letters and dots plain, as UTS #46 does.
        let mapped = text.replacing(/[。．｡]/, with: ".").lowercased().precomposedStringWithCompatibilityMapping
        let labels = mapped.split(separator: ".", omittingEmptySubsequences: false).map { Self.ascii(String($0)) }
        let known = labels.compactMap { $0 }
        description = known.joined(separator: ".")
        guard known.count == labels.count, description.utf8.count <= 253 else {
            throw MailAddressError(text, .domain)
        }
    }

    /// - Parameter text: what ``Swift/String/isPlainAddress`` has found good.
    init(plain text: Substring) { description = String(text) }

    /// Nil for what is no label: empty, over 63 octets, a hyphen at an end, signs other than letters and digits.
    private static func ascii(_ label: String) -> String? {
        guard (1...63).contains(label.unicodeScalars.count), !label.hasPrefix("-"), !label.hasSuffix("-"),
            label.unicodeScalars.allSatisfy(isAllowed)
        else { return nil }
        let ascii = label.utf8.allSatisfy { $0 < 0x80 } ? label : "xn--" + Punycode.encoded(label)
        return ascii.utf8.count <= 63 ? ascii : nil
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .otherLetter, .modifierLetter, .decimalNumber, .nonspacingMark, .spacingMark: true
        default: scalar == "-" || scalar == "・" || scalar == "·"
        }
    }
}
