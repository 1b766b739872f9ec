import Foundation

extension String {
    /// Whether the phrase stands in the text as whole words, whatever the case; scripts without blanks between
    /// words are searched as they are.
    func mentions(_ phrase: String) -> Bool {
        var start = startIndex
        while let found = range(of: phrase, options: .caseInsensitive, range: start..<endIndex) {
            let before = found.lowerBound == startIndex ? nil : self[index(before: found.lowerBound)]
            let after = found.upperBound == endIndex ? nil : self[found.upperBound]
            if !joins(before, phrase.first) && !joins(phrase.last, after) { return true }
            start = index(after: found.lowerBound)
        }
        return false
    }

    /// Whether two neighbours belong to one word of a script that separates words by blanks.
    private func joins(_ left: Character?, _ right: Character?) -> Bool {
        guard let left, let right else { return false }
        return left.isASCII && right.isASCII && (left.isLetter || left.isNumber) && (right.isLetter || right.isNumber)
    }
}
