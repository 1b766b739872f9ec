import Foundation

/// An accent macro such as `\'` or `\v`.
struct TeXAccent {
    private static let marks: [String: Unicode.Scalar] = [
        "`": "\u{300}", "'": "\u{301}", "^": "\u{302}", "~": "\u{303}", "=": "\u{304}", "u": "\u{306}", ".": "\u{307}",
        "\"": "\u{308}", "r": "\u{30A}", "H": "\u{30B}", "v": "\u{30C}", "d": "\u{323}", "c": "\u{327}", "k": "\u{328}",
        "b": "\u{331}",
    ]

    private let mark: Unicode.Scalar
    /// Whether the macro's name is a letter: then a blank or a brace stands before the base.
    let isLetter: Bool

    /// Nil when `name` is no accent.
    init?(name: String) {
        guard let mark = Self.marks[name] else { return nil }
        self.mark = mark
        isLetter = name.first?.isLetter == true
    }

    /// The accented letter; nil when `base` is not one letter, plain or dotless.
    func applied(to base: String) -> String? {
        let letter = ["\\i": "i", "\\j": "j"][base] ?? base
        guard letter.count == 1, letter.first?.isLetter == true else { return nil }
        return Self.composed(letter, mark)
    }

    /// The letter with the mark, as one scalar where there is one.
    static func composed(_ letter: String, _ mark: Unicode.Scalar) -> String {
        (letter + String(mark)).precomposedStringWithCanonicalMapping
    }
}
