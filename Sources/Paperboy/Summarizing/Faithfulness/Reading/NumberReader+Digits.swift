import Foundation

/// Numbers in digits, with what stands behind them.
extension NumberReader {
    mutating func readDigits() {
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
    mutating func takeDecimal() -> Double? {
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

    mutating func takeDigits() -> String {
        let digits = text[index...].prefix(while: \.isDigit)
        index = digits.endIndex
        return String(digits)
    }

    /// Three digits behind a comma, and no fourth.
    func isThousands(at comma: Int) -> Bool {
        (1...3).allSatisfy { text.indices.contains(comma + $0) && text[comma + $0].isDigit }
            && !(text.indices.contains(comma + 4) && text[comma + 4].isDigit)
    }

    mutating func takeExponent() -> String {
        let sign = peek(1) == "-" || peek(1) == "+" ? 1 : 0
        guard peek(1 + sign)?.isDigit == true else { return "" }
        let start = index
        index += 1 + sign
        _ = takeDigits()
        return String(text[start..<index])
    }

    /// `10^-3`, `2.5×10^4`.
    mutating func takePower(of base: Double) -> Double {
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

    mutating func takeRaised() -> Double? {
        guard peek(0) == "^" else { return nil }
        let sign = peek(1) == "-" ? 1 : 0
        guard peek(1 + sign)?.isDigit == true else { return nil }
        index += 1 + sign
        return Double(takeDigits()).map { sign == 1 ? -$0 : $0 }
    }

    mutating func takeFraction(over above: Double) -> Quantity? {
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

    static func fraction(_ above: Double, _ below: Double) -> Quantity? {
        below == 0 ? nil : Quantity(value: above / below, fraction: [above, below])
    }

    /// `1億2000万`, `3千`.
    mutating func takeJapaneseScale(_ quantity: Quantity) -> Quantity {
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

    mutating func takeSuffix(_ quantity: Quantity) -> Quantity {
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

    mutating func takeUnit(_ quantity: Quantity) -> Quantity {
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
    var isTimesSign: Bool {
        guard peek(0) == "x" || peek(0) == "×" else { return false }
        let next = peek(1) == " " ? peek(2) : peek(1)
        return next?.isDigit != true && peek(1)?.isLatin != true
    }

    func multiplier() -> (letter: String, value: Double)? {
        guard let letter = peek(0).map(String.init), let value = NumberUnit.multipliers[letter],
            peek(1)?.isLatin != true, peek(1)?.isDigit != true
        else { return nil }
        return (letter, value)
    }

    func scaleWord() -> (scale: Double, length: Int)? {
        guard peek(0) == " " || peek(0) == "-" else { return nil }
        let word = String(text[(index + 1)...].prefix(while: \.isLatin)).lowercased()
        return NumberWord.scales[word].map { ($0, word.count + 1) }
    }
}
