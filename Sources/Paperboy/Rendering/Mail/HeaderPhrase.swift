/// A display name in a header: words as they are, in quotes, or encoded (RFC 5322 §3.2.5, RFC 2047 §5).
enum HeaderPhrase {
    /// The pieces of a phrase that a line may be folded between; none for an empty text.
    ///
    /// - Parameter column: where the first piece would begin.
    static func atoms(_ text: String, from column: Int) -> [String] {
        let line = PlainText.line(text)
        guard line.isPlainHeaderText else { return EncodedWord.words(line, from: column) }
        let words = line.split(separator: " ").map(String.init)
        let needsQuotes = !words.allSatisfy { $0.unicodeScalars.allSatisfy(\.isAtomText) }
        guard needsQuotes else { return words }
        let quoted = line.quotedString
        return quoted.utf8.count <= HeaderField.lineLimit - 1 ? [quoted] : EncodedWord.words(line, from: column)
    }
}
