/// A position in a text with the moves that reading TeX needs.
struct TeXReader {
    let text: [Character]
    var index = 0

    init(_ text: some Sequence<Character>) { self.text = Array(text) }

    var isAtEnd: Bool { index >= text.count }
    var current: Character? { peek(0) }
    var previous: Character? { peek(-1) }

    func peek(_ offset: Int) -> Character? {
        text.indices.contains(index + offset) ? text[index + offset] : nil
    }

    mutating func take() -> Character? {
        guard let character = current else { return nil }
        index += 1
        return character
    }

    /// Steps over `character` when it stands here.
    @discardableResult
    mutating func skip(_ character: Character) -> Bool {
        guard current == character else { return false }
        index += 1
        return true
    }

    /// The name of the macro whose backslash stands here: a run of ASCII letters, or one other character. Nil at
    /// the end of the text.
    mutating func takeMacro() -> String? {
        let start = index + 1
        guard start < text.count else { return nil }
        let letters = text[start...].prefix { $0.isASCII && $0.isLetter }
        let name = letters.isEmpty ? text[start..<(start + 1)] : letters
        index = name.endIndex
        return String(name)
    }

    /// The text between the brace that stands here and its partner; nil, without a move, when there is none.
    mutating func takeBraces() -> [Character]? {
        guard current == "{" else { return nil }
        var depth = 0
        var position = index
        while position < text.count {
            switch text[position] {
            case "\\": position += 1
            case "{": depth += 1
            case "}": depth -= 1
            default: break
            }
            if depth == 0 {
                let inner = Array(text[(index + 1)..<position])
                index = position + 1
                return inner
            }
            position += 1
        }
        return nil
    }
}
