import Foundation

/// Text outside ASCII in a header (RFC 2047).
enum EncodedWord {
    /// What an encoded word may have at most, delimiters included (§2).
    private static let limit = 75
    private static let overhead = "=?UTF-8?B?".utf8.count + "?=".utf8.count

    /// B packs three octets into four characters, Q leaves what is ASCII readable.
    private enum Encoding {
        case base64, quoted

        init(for text: String) {
            self = text.utf8.count { $0 < 0x80 } * 2 > text.utf8.count ? .quoted : .base64
        }

        func length(_ octets: some Collection<UInt8>) -> Int {
            switch self {
            case .base64: (octets.count + 2) / 3 * 4
            case .quoted: octets.reduce(0) { $0 + ($1.isPlainInQ || $1 == 0x20 ? 1 : 3) }
            }
        }

        func word(_ octets: [UInt8]) -> String {
            switch self {
            case .base64: "=?UTF-8?B?\(Data(octets).base64EncodedString())?="
            case .quoted: "=?UTF-8?Q?\(octets.map(\.inQ).joined())?="
            }
        }
    }

    /// The words for `text`, to be set apart by white space that a reader does not see (§6.2).
    ///
    /// Whole characters stay together, an emoji with its joiners too, as long as they fit a word of their own.
    /// - Parameter column: where the first word begins in its line, which may have 76 octets.
    static func words(_ text: String, from column: Int = 0) -> [String] {
        let encoding = Encoding(for: text)
        var (words, word): ([String], [UInt8]) = ([], [])
        var room = max(HeaderField.lineLimit - column, limit / 2)
        for piece in text.flatMap({ pieces(of: $0, in: encoding) }) {
            if !word.isEmpty, encoding.length(word + piece) + overhead > min(room, limit) {
                words.append(encoding.word(word))
                word = []
                room = limit
            }
            word += piece
        }
        return word.isEmpty ? words : words + [encoding.word(word)]
    }

    /// A character in one piece, or its code points where the character alone is too long for a word.
    private static func pieces(of character: Character, in encoding: Encoding) -> [[UInt8]] {
        let whole = Array(character.utf8)
        if encoding.length(whole) + overhead <= limit { return [whole] }
        return character.unicodeScalars.map { Array(UTF8.encode($0) ?? UTF8.encodedReplacementCharacter) }
    }
}

extension UInt8 {
    /// What stands for itself in a Q word anywhere, in a phrase too (RFC 2047 §5, rule 3).
    fileprivate var isPlainInQ: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "/"): true
        default: false
        }
    }

    fileprivate var inQ: String {
        if self == 0x20 { return "_" }
        if isPlainInQ { return String(UnicodeScalar(self)) }
        return "=" + (self < 0x10 ? "0" : "") + String(self, radix: 16, uppercase: true)
    }
}
