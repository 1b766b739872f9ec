import Foundation

/// A title reduced to what every source writes alike: letters and digits, without case and form.
struct TitleKey: Hashable {
    let text: String

    /// “Introduction” and “Reply to comment” name many works. UTF-8 bytes, so that seven Chinese characters weigh
    /// as much as twenty letters.
    private static let leastLength = 20

    /// Nil for a title too short to mean one work.
    init?(_ paper: Paper) {
        text = paper.title.foldedLetters
        guard text.utf8.count >= Self.leastLength else { return nil }
    }
}

extension Paper {
    /// Of the first author, the part that sources do not abbreviate; nil without authors.
    var firstSurname: String? {
        guard let name = authors.first?.split(separator: " ").last else { return nil }
        let folded = String(name).foldedLetters
        return folded.isEmpty ? nil : folded
    }
}

extension String {
    /// Letters and digits alone, in compatibility form (NFKC) and without case.
    fileprivate var foldedLetters: String {
        if utf8.allSatisfy({ $0 < 0x80 }) {
            return String(decoding: utf8.filter(\.isASCIILetterOrDigit).map(\.lowercasedASCII), as: UTF8.self)
        }
        let folded = precomposedStringWithCompatibilityMapping.folding(options: .caseInsensitive, locale: nil)
        return String(String.UnicodeScalarView(folded.unicodeScalars.filter(\.properties.isLetterOrDigit)))
    }
}

extension UInt8 {
    fileprivate var isASCIILetterOrDigit: Bool { isDigit || isSmallLetter || isCapital }
}

extension Unicode.Scalar.Properties {
    fileprivate var isLetterOrDigit: Bool {
        switch generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .nonspacingMark, .spacingMark:
            true
        default: false
        }
    }
}
