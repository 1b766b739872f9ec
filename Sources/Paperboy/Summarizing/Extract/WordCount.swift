/// The length of a text in English words, or in their equivalent.
enum WordCount {
    /// Kanji and kana that say as much as one English word: the golden pages have 433 characters a summary in
    /// Japanese and 123 words in English.
    private static let charactersAWord = 3.5

    static func words(in text: String) -> Int {
        let ideographs = text.count(where: \.isIdeographic)
        let spaced = text.split { $0.isWhitespace || $0.isIdeographic }
            .count { $0.contains { $0.isLetter || $0.isNumber } }
        return spaced + Int((Double(ideographs) / charactersAWord).rounded(.up))
    }
}
