/// Digits that are no number of their own.
extension NumberReader {
    /// Behind letters, as in `GPT-4`, `v1.5`, `pass@1` and `x^2`.
    func isInsideName(at start: Int) -> Bool {
        guard let before = character(start - 1) else { return false }
        if before.isLatin { return true }
        return "-_.@^'".contains(before) && isWordWithLetters(endingAt: start - 1)
    }

    func isWordWithLetters(endingAt end: Int) -> Bool {
        text[..<end].reversed().prefix { $0.isLatin || $0.isDigit || "-_.@^'".contains($0) }.contains(where: \.isLatin)
    }

    /// Before letters that are no unit, as in `3D`.
    func endsInName(from start: Int) -> Bool {
        guard character(index - 1)?.isDigit == true else { return false }
        let letters = text[index...].prefix(while: \.isLatin)
        return !NumberUnit.isKnown(Substring(String(letters)))
    }

    func isOrdinal(from start: Int) -> Bool {
        if character(start - 1) == "第" { return true }
        if character(start - 1) == "(", peek(0) == ")", index - start < 3 { return true }
        if ["番目", "つ目", "点目", "人目", "位"].contains(where: has) { return true }
        let letters = String(text[index...].prefix(while: \.isLatin))
        return NumberUnit.ordinals.contains(letters) || character(start - 1).map { "数何幾".contains($0) } == true
    }

    /// `1つ` says no more than the article does.
    func isOneOfSomething(_ quantity: Quantity) -> Bool {
        quantity.value == 1 && quantity.unit == .plain && peek(0).map { "つ個枚本回度種台件段層".contains($0) } == true
    }
}
