/// What the first word of a sentence looks like.
enum SentenceStart {
    /// Words that begin a sentence far more often than they follow an abbreviation or a name.
    private static let usual: Set<Substring> = [
        "A", "Additionally", "Although", "An", "As", "Based", "Both", "But", "By", "Code", "Compared", "Despite",
        "Due", "Each", "Empirically", "Existing", "Experimental", "Experiments", "Extensive", "Finally", "First",
        "For", "From", "Further", "Furthermore", "Given", "Here", "Hence", "How", "However", "I", "If", "In",
        "Inspired", "Instead", "It", "Its", "Many", "More", "Moreover", "Most", "Motivated", "No", "Not", "Often",
        "On", "One", "Our", "Recent", "Recently", "Results", "Second", "Several", "Since", "Some", "Specifically",
        "Such", "That", "The", "Their", "Then", "Therefore", "These", "They", "This", "Those", "Though", "Thus",
        "To", "Traditional", "Under", "Unlike", "Using", "Via", "We", "What", "When", "Where", "Whereas", "While",
        "With", "Yet",
    ]

    static func isUsual(_ word: Substring) -> Bool { usual.contains(word) }

    /// Whether a sentence can begin with these characters: a capital, a number, a formula, a script without case,
    /// a name such as `iCaRL`, or the label of a list item such as `(ii)` and `2)`.
    static func isPossible(_ text: ArraySlice<Character>) -> Bool {
        guard let first = text.first else { return false }
        if isItemLabel(text) { return true }
        let rest = text.dropFirst()
        switch first {
        case "\"", "'", "“", "‘", "「", "『": return isPossible(rest)
        case "(", "[", "（": return rest.first?.isUppercase == true
        case "$", "\\": return true
        case _ where first.isNumber: return true
        case _ where first.isLowercase: return text.prefix { $0.isLetter }.contains { $0.isUppercase }
        default: return first.isLetter
        }
    }

    private static func isItemLabel(_ text: ArraySlice<Character>) -> Bool {
        let label = (text.first == "(" ? text.dropFirst() : text).prefix { $0.isNumber || "abcdeivx".contains($0) }
        return (1...4).contains(label.count) && text[label.endIndex...].first == ")"
    }
}
