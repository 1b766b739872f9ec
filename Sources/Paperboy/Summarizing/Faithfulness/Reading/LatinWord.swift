/// A word in Latin or Greek letters and digits, with the hyphens, points and signs inside it: `PyVision-RL`, `2.0`,
/// `C++`.
struct LatinWord: Hashable, Sendable {
    let text: String
    /// Whether a capital says nothing here: at the start of a sentence, a heading or a quotation.
    let opensSentence: Bool

    /// The parts between hyphens and other connectors.
    var parts: [String] { text.split { !$0.isLetter && !$0.isNumber }.map(String.init) }

    /// Whether it looks like the name of something: an acronym, inner capitals, or letters with digits.
    var isName: Bool { parts.contains { Self.isName($0) } }

    var isAcronym: Bool {
        let stem = text.hasSuffix("s") ? text.dropLast() : text[...]
        return stem.count > 1 && stem.allSatisfy(\.isUppercase)
    }

    var isCapitalized: Bool { text.first?.isUppercase == true }

    private static func isName(_ part: String) -> Bool {
        if isMeasure(part) { return false }
        let hasDigit = part.contains(where: \.isNumber)
        return part.dropFirst().contains(where: \.isUppercase) || hasDigit && part.contains(where: \.isLetter)
    }

    /// A number with a unit, a multiplier or an ordinal ending: `80GB`, `4B`, `2nd`.
    private static func isMeasure(_ part: String) -> Bool {
        guard part.first?.isNumber == true else { return false }
        return NumberUnit.isKnown(part.drop(while: \.isNumber))
    }

    static func words(of text: String) -> [LatinWord] {
        let characters = Array(text)
        var words: [LatinWord] = []
        var index = 0
        while index < characters.count {
            guard isInside(characters[index]) else { index += 1; continue }
            let end = end(ofWordAt: index, in: characters)
            words.append(
                LatinWord(
                    text: withoutPossessive(String(characters[index..<end])),
                    opensSentence: opensSentence(index, in: characters)
                )
            )
            index = end
        }
        return words
    }

    private static func end(ofWordAt start: Int, in text: [Character]) -> Int {
        var index = start
        while index < text.count {
            let joins = "-_.'’+@&".contains(text[index]) && index + 1 < text.count && isInside(text[index + 1])
            guard isInside(text[index]) || joins else { break }
            index += 1
        }
        while index < text.count, text[index] == "+" { index += 1 }
        return index
    }

    private static func withoutPossessive(_ word: String) -> String {
        for ending in ["'s", "’s"] where word.hasSuffix(ending) { return String(word.dropLast(2)) }
        return word
    }

    private static func opensSentence(_ index: Int, in text: [Character]) -> Bool {
        let before = text[..<index].reversed().drop { $0 == " " || "\"'“‘([*".contains($0) }
        guard let last = before.first else { return true }
        let quoted = index > 0 && "\"“‘([".contains(text[index - 1])
        return quoted || ".!?:;—–\n。！？".contains(last)
    }

    private static func isInside(_ character: Character) -> Bool {
        if character.isNumber { return character.isASCII }
        return [.latin, .greek].contains(Script(of: character)) && character.isLetter
    }
}
