/// Random texts over an alphabet of what has meaning somewhere; the same texts for the same seed.
struct NastyTexts {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> String {
        (0..<(1 + pick(12))).reduce(into: "") { text, _ in text += Self.pieces[pick(Self.pieces.count)] }
    }

    private mutating func pick(_ bound: Int) -> Int { Int(nextWord() % UInt64(bound)) }

    // SplitMix64, Steele, Lea and Flood 2014.
    private mutating func nextWord() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    private static let pieces = words + "\\`*_[](){}<>&~$^#+-=:!|\"'@.,;/%?".map(String.init)

    private static let words = [
        "{{<", ">}}", "{{%", "%}}", "{{", "}}", "<!--more-->", "<b>", "</b>", "]]>", "&lt;", "&#65;",
        "https://a.b/c_d", "http://", "https://x.org/a(b)", "www.a.b", "ftp://", ":smile:", "12.", "1)", "---", "***",
        "```", "~~~", "==", "++", "~~", "$$", "$x_i$", "\\(", "\\)", "\\[", "![", "](", "[^1]", "__hugo_ctx pid=1",
        "日本語", "。", "（", "**「", "😀", "e\u{301}", "\u{301}", "\u{200B}", "\u{202E}", "\u{0}", "\r\n", "\t", "\u{2028}",
        "word", "a", "1", " ", " ", " ", " ",
    ]
}
