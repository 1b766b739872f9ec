/// Texts for properties: words and marks in random order, the same for the same seed.
enum RandomText {
    private static let words = [
        "We", "propose", "GPT-4", "(e.g.", "models)", "et", "al.", "3.5", "$x.$", "iCaRL", "“quoted", "end.”", "i.e.",
        "U.S.",
        "https://example.org/x.", "results", "show", "that", "[1]", "outperform", "Why?", "No!", "etc.", "Fig.", "3",
        "…",
        "本研究は提案する", "available", "code", "is", "The", "A.", "stop.", "Stop.", "(We", "stop.)",
    ]
    private static let marks = [
        ". ", ".", "? ", "。", "！", " ", " ", "(", ")", "「", "」", "$", "... ", "é", "👩‍👩‍👧", "\u{301}",
    ]

    /// Words with a blank between each two, none of them glued to the next.
    static func spaced(using random: inout SeededGenerator) -> String {
        let count = Int.random(in: 1...60, using: &random)
        return (0..<count).compactMap { _ in words.randomElement(using: &random) }.joined(separator: " ")
    }

    /// Anything at all.
    static func wild(using random: inout SeededGenerator) -> String {
        let count = Int.random(in: 0...120, using: &random)
        return (0..<count).compactMap { _ in (words + marks + marks).randomElement(using: &random) }.joined()
    }
}
