import Foundation

/// Numbers in English words.
extension NumberReader {
    mutating func readWords() {
        let start = index
        let word = takeWord()
        if let value = NumberWord.factors[word] {
            add(Quantity(value: value, unit: .times, isResult: true), from: start)
        } else if NumberWord.halves.contains(word) {
            add(Quantity(value: 0.5), from: start)
        } else if NumberWord.small[word] != nil || NumberWord.scales[word] != nil {
            readNumberWords(word, from: start)
        } else {
            if isGenerous { readImplied(word, from: start) }
            skipRestOfName()
        }
    }

    /// `both` is two of something, `a third` a part of it.
    mutating func readImplied(_ word: String, from start: Int) {
        if let value = NumberWord.implied[word] { add(Quantity(value: value, isImplied: true), from: start) }
        if let below = NumberWord.parts[word], let part = Self.fraction(1, below) { add(part, from: start) }
    }

    mutating func takeWord() -> String {
        let letters = text[index...].prefix(while: \.isLatin)
        index = letters.endIndex
        return String(letters).lowercased()
    }

    /// `two hundred and five`, `twenty-one`, `3 million` is read with its digits.
    mutating func readNumberWords(_ first: String, from start: Int) {
        var total = 0.0
        var part = NumberWord.small[first] ?? NumberWord.scales[first] ?? 0
        while let (word, end) = nextWord() {
            if let scale = NumberWord.scales[word] {
                if scale >= 1e3 { total += max(part, 1) * scale; part = 0 } else { part = max(part, 1) * scale }
            } else if let value = NumberWord.small[word], part.isMultiple(of: value < 10 ? 10 : 100), part > 0 {
                part += value
            } else {
                break
            }
            index = end
        }
        finishNumberWords(total + part, from: start)
    }

    mutating func finishNumberWords(_ value: Double, from start: Int) {
        if let (word, end) = nextWord(), let below = NumberWord.parts[word], value == 1 || word.hasSuffix("s") {
            index = end
            if let fraction = Self.fraction(value, below) { add(fraction, from: start) }
            return
        }
        if !isGenerous, value == 1 { return }
        var quantity = takeUnit(Quantity(value: value))
        quantity.isImplied = value == 1 && quantity.unit == .plain
        add(quantity, from: start)
        if isGenerous, has(" orders of magnitude") { add(Quantity(value: pow(10, value)), from: start) }
    }

    /// The word behind one blank or hyphen, `and` stepped over.
    func nextWord() -> (word: String, end: Int)? {
        var position = index
        if has(" and ") { position += 4 }
        guard character(position) == " " || character(position) == "-" else { return nil }
        let letters = text[(position + 1)...].prefix(while: \.isLatin)
        return letters.isEmpty ? nil : (String(letters).lowercased(), letters.endIndex)
    }

    /// The digits of `Exo4D` belong to the name; a source may be meant by them all the same.
    mutating func skipRestOfName() {
        guard !isGenerous else { return }
        while let character = peek(0), character.isLatin || character.isDigit { index += 1 }
    }
}

extension Double {
    fileprivate func isMultiple(of other: Double) -> Bool { truncatingRemainder(dividingBy: other) == 0 }
}
