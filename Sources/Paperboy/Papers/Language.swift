import Foundation

/// A language tag such as `ja`, `en` or `pt-BR` (BCP 47, RFC 5646), its letters in the usual case.
public struct Language: RawRepresentable, Hashable, Sendable, Codable, CodingKeyRepresentable {
    public let rawValue: String

    public init?(rawValue: String) {
        // Two small letters are most tags; a million rows of a list have one each.
        if rawValue.utf8.count == 2, rawValue.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) {
            self.rawValue = rawValue
            return
        }
        guard rawValue.wholeMatch(of: /[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*/) != nil else { return nil }
        self.rawValue = Self.normalised(rawValue)
    }

    private init(known: String) { rawValue = known }

    public static let english = Language(known: "en")
    public static let japanese = Language(known: "ja")

    /// Letter case as RFC 5646 §2.1.1 recommends: two tags that differ in case alone are the same tag.
    private static func normalised(_ tag: String) -> String {
        var isExtension = false
        let parts = tag.lowercased().split(separator: "-").enumerated().map { index, part in
            defer { isExtension = isExtension || part.count == 1 }
            guard index > 0, !isExtension else { return String(part) }
            return switch part.count {
            case 2: part.uppercased()
            case 4: part.capitalized
            default: String(part)
            }
        }
        return parts.joined(separator: "-")
    }

    /// The first part alone: `pt` of `pt-BR`.
    public var primary: String { String(rawValue.prefix { $0 != "-" }).lowercased() }

    /// Whether the language is written without blanks between words, in full-width characters.
    public var isFullWidth: Bool { ["ja", "zh", "ko"].contains(primary) }
}

extension Language: Comparable {
    public static func < (left: Language, right: Language) -> Bool { left.rawValue < right.rawValue }
}

extension Language: CustomStringConvertible {
    public var description: String { rawValue }
}
