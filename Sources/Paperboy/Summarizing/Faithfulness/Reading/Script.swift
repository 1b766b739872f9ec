/// The scripts that tell languages apart.
enum Script: Hashable {
    case latin, han, hiragana, katakana, hangul, cyrillic, greek, arabic, hebrew, thai, devanagari, other

    init(of letter: Character) {
        self = letter.unicodeScalars.first.map { Script(scalar: $0.value) } ?? .other
    }

    /// The script that a language is mostly written in.
    init(of language: Language) {
        self = Self.byLanguage[language.primary] ?? .latin
    }

    private init(scalar: UInt32) {
        self = Self.blocks.first { $0.range.contains(scalar) }?.script ?? .other
    }

    private static let byLanguage: [String: Script] = [
        "ja": .hiragana, "zh": .han, "ko": .hangul, "ru": .cyrillic, "uk": .cyrillic, "bg": .cyrillic,
        "sr": .cyrillic, "el": .greek, "ar": .arabic, "fa": .arabic, "ur": .arabic, "he": .hebrew, "th": .thai,
        "hi": .devanagari, "mr": .devanagari, "ne": .devanagari,
    ]

    private static let blocks: [(range: ClosedRange<UInt32>, script: Script)] = [
        (0x41...0x5A, .latin), (0x61...0x7A, .latin), (0xC0...0x24F, .latin), (0x1E00...0x1EFF, .latin),
        (0x3041...0x309F, .hiragana), (0x30A0...0x30FF, .katakana), (0x3005...0x3007, .han), (0x3400...0x9FFF, .han),
        (0xAC00...0xD7AF, .hangul), (0x400...0x52F, .cyrillic), (0x370...0x3FF, .greek), (0x600...0x6FF, .arabic),
        (0x590...0x5FF, .hebrew), (0xE00...0xE7F, .thai), (0x900...0x97F, .devanagari),
    ]
}
