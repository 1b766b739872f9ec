import Foundation

/// Finds the numbers of a text in digits, in English words and in kanji.
///
/// A summary is read strictly: what is part of a name (`GPT-4`), an ordinal or a pronoun is no number. A source is
/// read generously: whatever could be meant as a number may be repeated.
struct NumberReader {
    private let text: [Character]
    private let isGenerous: Bool
    private var index = 0
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

    private mutating func read() {
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

    private mutating func add(_ quantity: Quantity, from start: Int) {
        var quantity = quantity
        quantity.text = String(text[start..<min(index, text.count)]).trimmingCharacters(in: .whitespaces)
        quantities.append(quantity)
    }

    // MARK: Digits

    private mutating func readDigits() {
        let start = index
        let isInName = isInsideName(at: start)
        guard var value = takeDecimal() else { return }
        value = takePower(of: value)
        var quantity = Quantity(value: value)
        if let fraction = takeFraction(over: value) { quantity = fraction }
        quantity = takeJapaneseScale(quantity)
        quantity = takeSuffix(quantity)
        if quantity.unit == .plain, ends(with: "factor of ", before: start) { quantity.unit = .times }
        let isName = isInName || endsInName(from: start)
        if isGenerous {
            add(quantity, from: start)
            quantity.fraction.forEach { add(Quantity(value: $0, isImplied: true), from: start) }
        } else if !isName, !isOrdinal(from: start), !isOneOfSomething(quantity) {
            add(quantity, from: start)
        }
    }

    /// `1,234.5`, `.5`, `2e-4`.
    private mutating func takeDecimal() -> Double? {
        var digits = takeDigits()
        while peek(0) == ",", digits.count <= 3 || digits.count % 3 == 0, isThousands(at: index) {
            index += 1
            digits += takeDigits()
        }
        if peek(0) == ".", peek(1)?.isDigit == true {
            index += 1
            digits += "." + takeDigits()
        }
        if peek(0) == "e" || peek(0) == "E" { digits += takeExponent() }
        return Double(digits)
    }

    private mutating func takeDigits() -> String {
        let digits = text[index...].prefix(while: \.isDigit)
        index = digits.endIndex
        return String(digits)
    }

    /// Three digits behind a comma, and no fourth.
    private func isThousands(at comma: Int) -> Bool {
        (1...3).allSatisfy { text.indices.contains(comma + $0) && text[comma + $0].isDigit }
            && !(text.indices.contains(comma + 4) && text[comma + 4].isDigit)
    }

    private mutating func takeExponent() -> String {
        let sign = peek(1) == "-" || peek(1) == "+" ? 1 : 0
        guard peek(1 + sign)?.isDigit == true else { return "" }
        let start = index
        index += 1 + sign
        _ = takeDigits()
        return String(text[start..<index])
    }

    /// `10^-3`, `2.5×10^4`.
    private mutating func takePower(of base: Double) -> Double {
        if let exponent = takeRaised() { return pow(base, exponent) }
        let start = index
        while peek(0) == " " { index += 1 }
        if peek(0) == "×" || peek(0) == "·" {
            index += 1
            while peek(0) == " " { index += 1 }
            if takeDigits() == "10", let exponent = takeRaised() { return base * pow(10, exponent) }
        }
        index = start
        return base
    }

    private mutating func takeRaised() -> Double? {
        guard peek(0) == "^" else { return nil }
        let sign = peek(1) == "-" ? 1 : 0
        guard peek(1 + sign)?.isDigit == true else { return nil }
        index += 1 + sign
        return Double(takeDigits()).map { sign == 1 ? -$0 : $0 }
    }

    private mutating func takeFraction(over above: Double) -> Quantity? {
        if peek(0) == "/" || peek(0) == "⁄", peek(1)?.isDigit == true {
            index += 1
            return takeDecimal().flatMap { Self.fraction(above, $0) }
        }
        guard has("分の") else { return nil }
        let start = index
        index += 2
        let numerator = peek(0)?.isDigit == true ? takeDecimal() : takeKanji()
        guard let numerator, let fraction = Self.fraction(numerator, above) else {
            index = start
            return nil
        }
        return fraction
    }

    private static func fraction(_ above: Double, _ below: Double) -> Quantity? {
        below == 0 ? nil : Quantity(value: above / below, fraction: [above, below])
    }

    /// `1億2000万`, `3千`.
    private mutating func takeJapaneseScale(_ quantity: Quantity) -> Quantity {
        var quantity = quantity
        var total = 0.0
        var part = quantity.value
        while let scale = peek(0).flatMap({ KanjiNumeral.scale($0) }) {
            index += 1
            total += part * scale
            part = peek(0)?.isDigit == true ? takeDecimal() ?? 0 : 0
        }
        if total > 0 { quantity.value = total + part }
        return quantity
    }

    private mutating func takeSuffix(_ quantity: Quantity) -> Quantity {
        var quantity = quantity
        if let (letter, multiplier) = multiplier() {
            quantity.value *= multiplier
            quantity.isResult = letter == "B" || letter == "M"
            index += 1
        }
        if let (scale, length) = scaleWord() {
            quantity.value *= scale
            quantity.isResult = scale >= 1e6
            index += length
        }
        return takeUnit(quantity)
    }

    private mutating func takeUnit(_ quantity: Quantity) -> Quantity {
        var quantity = quantity
        let start = index
        while peek(0) == " " || peek(0) == "-" { index += 1 }
        if let length = length(ofAny: ["%", "パーセント", "percent", "per cent"]) {
            index += length
            quantity.unit = .percent
        } else if has("倍") || isTimesSign || length(ofAny: ["times", "fold"]) != nil {
            index += length(ofAny: ["times", "fold"]) ?? 1
            quantity.unit = .times
        } else if peek(0) == "割" {
            index += 1
            quantity = Quantity(value: quantity.value * 10, unit: .percent)
        } else {
            let isPoints = length(ofAny: ["points", "point", "ポイント"]) != nil
            quantity.isResult = quantity.isResult || isPoints
            index = start
            return quantity
        }
        quantity.isResult = true
        return quantity
    }

    /// `2x` and `2×`, not `2×3` and `2xyz`.
    private var isTimesSign: Bool {
        guard peek(0) == "x" || peek(0) == "×" else { return false }
        let next = peek(1) == " " ? peek(2) : peek(1)
        return next?.isDigit != true && peek(1)?.isLatin != true
    }

    private func multiplier() -> (letter: String, value: Double)? {
        guard let letter = peek(0).map(String.init), let value = NumberUnit.multipliers[letter],
            peek(1)?.isLatin != true, peek(1)?.isDigit != true
        else { return nil }
        return (letter, value)
    }

    private func scaleWord() -> (scale: Double, length: Int)? {
        guard peek(0) == " " || peek(0) == "-" else { return nil }
        let word = String(text[(index + 1)...].prefix(while: \.isLatin)).lowercased()
        return NumberWord.scales[word].map { ($0, word.count + 1) }
    }

    // MARK: What is no number of its own

    /// Behind letters, as in `GPT-4`, `v1.5`, `pass@1` and `x^2`.
    private func isInsideName(at start: Int) -> Bool {
        guard let before = character(start - 1) else { return false }
        if before.isLatin { return true }
        return "-_.@^'".contains(before) && isWordWithLetters(endingAt: start - 1)
    }

    private func isWordWithLetters(endingAt end: Int) -> Bool {
        text[..<end].reversed().prefix { $0.isLatin || $0.isDigit || "-_.@^'".contains($0) }.contains(where: \.isLatin)
    }

    /// Before letters that are no unit, as in `3D`.
    private func endsInName(from start: Int) -> Bool {
        guard character(index - 1)?.isDigit == true else { return false }
        let letters = text[index...].prefix(while: \.isLatin)
        return !NumberUnit.isKnown(Substring(String(letters)))
    }

    private func isOrdinal(from start: Int) -> Bool {
        if character(start - 1) == "第" { return true }
        if character(start - 1) == "(", peek(0) == ")", index - start < 3 { return true }
        if ["番目", "つ目", "点目", "人目", "位"].contains(where: has) { return true }
        let letters = String(text[index...].prefix(while: \.isLatin))
        return NumberUnit.ordinals.contains(letters) || character(start - 1).map { "数何幾".contains($0) } == true
    }

    /// `1つ` says no more than the article does.
    private func isOneOfSomething(_ quantity: Quantity) -> Bool {
        quantity.value == 1 && quantity.unit == .plain && peek(0).map { "つ個枚本回度種台件段層".contains($0) } == true
    }

    // MARK: Kanji

    private mutating func readKanji() {
        let start = index
        let isVague = character(start - 1).map { "数何幾第".contains($0) } == true
        guard let value = takeKanji() else { return }
        var quantity = Quantity(value: value)
        let isFraction = has("分の") && value != 10
        if isFraction, let fraction = takeFraction(over: value) {
            quantity = fraction
        } else if let counter = KanjiNumeral.counters.first(where: has) {
            if !isGenerous, isVague || value == 1 || isOrdinal(from: start) { return }
            if counter == "倍" || counter == "割" { quantity = takeUnit(quantity) } else { index += counter.count }
        } else {
            return
        }
        add(quantity, from: start)
    }

    private mutating func takeKanji() -> Double? {
        let numerals = text[index...].prefix { KanjiNumeral.isNumeral($0) }
        guard let value = KanjiNumeral.value(of: String(numerals)) else {
            index = max(index, numerals.endIndex)
            return nil
        }
        index = numerals.endIndex
        return value
    }

    private mutating func readHalf() {
        guard let length = length(ofAny: ["半分", "半減", "半数", "倍増"]) else { return }
        let start = index
        let isDoubling = has("倍増")
        index += length
        add(Quantity(value: isDoubling ? 2 : 0.5, unit: isDoubling ? .times : .plain), from: start)
    }

    // MARK: Words

    private mutating func readWords() {
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
    private mutating func readImplied(_ word: String, from start: Int) {
        if let value = NumberWord.implied[word] { add(Quantity(value: value, isImplied: true), from: start) }
        if let below = NumberWord.parts[word], let part = Self.fraction(1, below) { add(part, from: start) }
    }

    private mutating func takeWord() -> String {
        let letters = text[index...].prefix(while: \.isLatin)
        index = letters.endIndex
        return String(letters).lowercased()
    }

    /// `two hundred and five`, `twenty-one`, `3 million` is read with its digits.
    private mutating func readNumberWords(_ first: String, from start: Int) {
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

    private mutating func finishNumberWords(_ value: Double, from start: Int) {
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
    private func nextWord() -> (word: String, end: Int)? {
        var position = index
        if has(" and ") { position += 4 }
        guard character(position) == " " || character(position) == "-" else { return nil }
        let letters = text[(position + 1)...].prefix(while: \.isLatin)
        return letters.isEmpty ? nil : (String(letters).lowercased(), letters.endIndex)
    }

    /// The digits of `Exo4D` belong to the name; a source may be meant by them all the same.
    private mutating func skipRestOfName() {
        guard !isGenerous else { return }
        while let character = peek(0), character.isLatin || character.isDigit { index += 1 }
    }

    // MARK: Looking around

    private func character(_ position: Int) -> Character? { text.indices.contains(position) ? text[position] : nil }

    private func peek(_ offset: Int) -> Character? { character(index + offset) }

    private func has(_ word: String) -> Bool { text[min(index, text.count)...].starts(with: word) }

    private func ends(with word: String, before position: Int) -> Bool {
        position >= word.count && text[(position - word.count)..<position].elementsEqual(word)
    }

    private func length(ofAny words: [String]) -> Int? { words.first(where: has)?.count }
}

extension Character {
    fileprivate var isDigit: Bool { isASCII && isNumber }
    fileprivate var isLatin: Bool { isLetter && Script(of: self) == .latin }
}

extension Double {
    fileprivate func isMultiple(of other: Double) -> Bool { truncatingRemainder(dividingBy: other) == 0 }
}
