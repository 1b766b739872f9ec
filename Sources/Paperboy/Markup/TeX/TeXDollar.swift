/// Tells formulas between dollars from sums of money.
enum TeXDollar {
    /// Where the closing dollar of the formula stands that opens at `start`; nil when the dollar opens none.
    ///
    /// By Pandoc's rule (`tex_math_dollars`) no blank stands inside the dollars and no digit behind the second, as in
    /// `$3-$5`, unless a macro shows that it is a formula; what reads as a sentence between two prices is none either.
    /// - Parameter width: 1 for `$`, 2 for `$$`.
    static func end(ofFormulaAt start: Int, width: Int, in text: [Character]) -> Int? {
        let first = start + width
        guard first < text.count, width == 2 || !text[first].isWhitespace else { return nil }
        var index = first
        while index < text.count {
            if text[index] == "\\" {
                index += 2
            } else if text[index] != "$" {
                index += 1
            } else {
                return closes(index, from: first, width: width, in: text) ? index : nil
            }
        }
        return nil
    }

    private static func closes(_ index: Int, from first: Int, width: Int, in text: [Character]) -> Bool {
        guard index > first else { return false }
        if width == 2 { return index + 1 < text.count && text[index + 1] == "$" }
        if index + 1 < text.count, text[index + 1].isNumber, !hasMacro(text[first..<index]) { return false }
        return !text[index - 1].isWhitespace && !isSentence(text[first..<index])
    }

    private static func hasMacro(_ text: ArraySlice<Character>) -> Bool {
        zip(text, text.dropFirst()).contains { $0 == "\\" && $1.isLetter }
    }

    /// Whether two words or more stand there, and nothing that only formulas have.
    private static func isSentence(_ text: ArraySlice<Character>) -> Bool {
        guard !text.contains(where: { "\\^_{=".contains($0) }) else { return false }
        return text.split { !$0.isLetter }.count { $0.count > 2 } > 1
    }
}
