/// The text ends where its last sentence ends: a model that ran out of room stops in the middle of one.
struct CompletenessCheck: FaithfulnessCheck {
    private static let quotes: [Character: Character] = ["「": "」", "『": "』", "“": "”"]

    let name = "complete"
    let holdsForExtracts = false

    func findings(in text: CheckedText) -> [Finding] {
        ending(of: text) + brackets(in: text.raw)
    }

    private func ending(of text: CheckedText) -> [Finding] {
        let end = text.raw.reversed().drop { "」』”\"）)".contains($0) || $0.isWhitespace }
        let marks =
            switch text.language.primary {
            case "ja", "zh": "。"
            case "en": "."
            case "th", "lo", "km", "my": nil as String?
            default: ".!?…。।؟"
            }
        guard let marks else { return [] }
        let isEllipsis = text.raw.hasSuffix("...") || text.raw.hasSuffix("…")
        if let last = end.first, marks.contains(last), !isEllipsis { return [] }
        return [failure([String(text.raw.suffix(20))], "End with a whole sentence and its full stop")]
    }

    private func brackets(in text: String) -> [Finding] {
        var open: [Character] = []
        for character in text {
            switch character {
            case "(", "（", "[", "「", "『", "“": open.append(character)
            case ")", "）", "]": if let last = open.last, "(（[".contains(last) { open.removeLast() }
            default: if let last = open.last, Self.quotes[last] == character { open.removeLast() }
            }
        }
        return open.isEmpty ? [] : [failure(open.map(String.init), "Close every bracket and quotation")]
    }
}
