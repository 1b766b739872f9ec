import Foundation

/// The TeX of bibliographies as plain text, as far as words can be told from it: accents, letters, braces.
enum TeXText {
    private static let accents: [Character: Unicode.Scalar] = [
        "`": "\u{300}", "'": "\u{301}", "^": "\u{302}", "~": "\u{303}", "=": "\u{304}", "u": "\u{306}",
        ".": "\u{307}", "\"": "\u{308}", "r": "\u{30A}", "H": "\u{30B}", "v": "\u{30C}", "c": "\u{327}",
        "k": "\u{328}",
    ]

    private static let letters: [String: String] = [
        "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
        "AA": "Å", "i": "i", "j": "j",
    ]

    /// `\"o`, `\"{o}`, `\'{\i}`, `\c{c}`.
    private static var accent: Regex<(Substring, Substring?, Substring?, Substring?, Substring?)> {
        #/
        \\ (?: ([`'^~=."]) | ([uHvcrk]) (?![a-zA-Z]) ) \s*
        (?: \{ \s* (\\?[a-zA-Z]) \s* \} | (\\?[a-zA-Z]) )
        /#
    }

    static func plain(_ text: String) -> String {
        let accented = text.replacing(accent) { match in
            let mark = (match.1 ?? match.2)?.first.flatMap { accents[$0] }
            let letter = (match.3 ?? match.4 ?? "").filter { $0 != "\\" }
            return mark.map { "\(letter)\($0)" } ?? letter
        }
        let lettered = accented.replacing(/\\([a-zA-Z]+)\s*(?:\{\})?/) { match in letters[String(match.1)] ?? " " }
        let bare = lettered.replacing(/\\([&%$#_{}])/) { $0.1 }
            .replacing(/[{}]/, with: "")
            .replacing("~", with: " ")
            .replacing("---", with: "—")
            .replacing("--", with: "–")
        return PlainText.line(bare.precomposedStringWithCanonicalMapping)
    }
}
