/// A language tag such as `ja`, `en` or `pt-BR` (BCP 47, RFC 5646).
public struct Language: RawRepresentable, Hashable, Sendable, Codable, CodingKeyRepresentable {
    public let rawValue: String

    public init?(rawValue: String) {
        guard rawValue.wholeMatch(of: /[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*/) != nil else { return nil }
        self.rawValue = rawValue
    }

    private init(known: String) { rawValue = known }

    public static let english = Language(known: "en")
    public static let japanese = Language(known: "ja")

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
