/// The brackets, curly quotes and TeX formulas of a text: no sentence ends within one.
///
/// An opening mark without its closing one, or the other way round, encloses nothing.
struct Enclosures {
    private static let closing: [Character: Character] = [
        "(": ")", "[": "]", "{": "}", "“": "”", "（": "）", "「": "」", "『": "』", "【": "】", "〔": "〕", "〈": "〉", "《": "》",
    ]
    private static let opening = Dictionary(uniqueKeysWithValues: closing.map { ($1, $0) })

    private var openings: [Int: Int] = [:]
    /// How many enclosures a cut before each position would tear apart.
    private var depths: [Int]

    init(of text: [Character]) {
        depths = Array(repeating: 0, count: text.count + 1)
        var open: [Character: [Int]] = [:]
        for (index, character) in text.enumerated() {
            if Self.closing[character] != nil {
                open[character, default: []].append(index)
            } else if let mark = Self.opening[character], let start = open[mark]?.popLast() {
                openings[index] = start
            }
        }
        openings.merge(Self.formulas(in: text)) { bracket, _ in bracket }
        count()
    }

    /// Whether `position` lies between an opening mark and the end of its closing one.
    func contains(_ position: Int) -> Bool { depths[position] > 0 }

    /// Where the enclosure begins whose closing mark stands at `position`.
    func opening(ofClosingAt position: Int) -> Int? { openings[position] }

    private mutating func count() {
        for (end, start) in openings {
            depths[start + 1] += 1
            depths[end + 1] -= 1
        }
        for position in depths.indices.dropFirst() { depths[position] += depths[position - 1] }
    }

    /// `$…$` by Pandoc's rule (`tex_math_dollars`), so that prices are not formulas: no blank inside the dollars,
    /// no digit after the second.
    private static func formulas(in text: [Character]) -> [Int: Int] {
        var result: [Int: Int] = [:]
        var start: Int?
        for index in text.indices where text[index] == "$" && !(index > 0 && text[index - 1] == "\\") {
            if let opening = start, closesFormula(index, in: text), index > opening + 1 {
                result[index] = opening
                start = nil
            } else if index + 1 < text.count, !text[index + 1].isWhitespace {
                start = index
            }
        }
        return result
    }

    private static func closesFormula(_ index: Int, in text: [Character]) -> Bool {
        !text[index - 1].isWhitespace && !(index + 1 < text.count && text[index + 1].isNumber)
    }
}
