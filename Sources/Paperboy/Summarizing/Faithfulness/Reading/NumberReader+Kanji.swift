/// Numbers in kanji.
extension NumberReader {
    mutating func readKanji() {
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

    mutating func takeKanji() -> Double? {
        let numerals = text[index...].prefix { KanjiNumeral.isNumeral($0) }
        guard let value = KanjiNumeral.value(of: String(numerals)) else {
            index = max(index, numerals.endIndex)
            return nil
        }
        index = numerals.endIndex
        return value
    }

    mutating func readHalf() {
        guard let length = length(ofAny: ["半分", "半減", "半数", "倍増"]) else { return }
        let start = index
        let isDoubling = has("倍増")
        index += length
        add(Quantity(value: isDoubling ? 2 : 0.5, unit: isDoubling ? .times : .plain), from: start)
    }
}
