import Foundation

/// Finds the numbers of a text in digits, in English words and in kanji.
///
/// A summary is read strictly: what is part of a name (`GPT-4`), an ordinal or a pronoun is no number. A source is
/// read generously: whatever could be meant as a number may be repeated.
struct NumberReader {
    let text: [Character]
    let isGenerous: Bool
    var index = 0
    private var quantities: [Quantity] = []

    /// - Parameter text: as ``ComparableText/plain(_:)`` gives it.
    static func quantities(in text: String, generously: Bool) -> [Quantity] {
        var reader = NumberReader(text: Array(text), isGenerous: generously)
        reader.read()
        return reader.quantities
    }

    private init(text: [Character], isGenerous: Bool) {
        self.text = text
        self.isGenerous = isGenerous
    }

    mutating func read() {
        while index < text.count {
            let start = index
            switch text[index] {
            case let digit where digit.isDigit: readDigits()
            case "." where peek(1)?.isDigit == true && peek(-1).map { $0.isLetter || $0.isNumber } != true: readDigits()
            case let letter where letter.isLatin: readWords()
            case let kanji where KanjiNumeral.isNumeral(kanji): readKanji()
            default: readHalf()
            }
            if index == start { index += 1 }
        }
    }

    mutating func add(_ quantity: Quantity, from start: Int) {
        var quantity = quantity
        quantity.text = String(text[start..<min(index, text.count)]).trimmingCharacters(in: .whitespaces)
        quantities.append(quantity)
    }

    // MARK: Looking around

    func character(_ position: Int) -> Character? { text.indices.contains(position) ? text[position] : nil }

    func peek(_ offset: Int) -> Character? { character(index + offset) }

    func has(_ word: String) -> Bool { text[min(index, text.count)...].starts(with: word) }

    func ends(with word: String, before position: Int) -> Bool {
        position >= word.count && text[(position - word.count)..<position].elementsEqual(word)
    }

    func length(ofAny words: [String]) -> Int? { words.first(where: has)?.count }
}

extension Character {
    var isDigit: Bool { isASCII && isNumber }
    var isLatin: Bool { isLetter && Script(of: self) == .latin }
}
