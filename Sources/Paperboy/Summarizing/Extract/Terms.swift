/// The words of a text that carry its meaning, in the form in which texts are compared.
enum Terms {
    private static let stopWords: Set<Substring> = [
        "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "between",
        "both", "but", "by", "can", "do", "does", "each", "for", "from", "had", "has", "have", "how", "however",
        "i", "if", "in", "into", "is", "it", "its", "may", "more", "most", "not", "of", "on", "or", "other", "our",
        "over", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those",
        "through", "to", "under", "up", "us", "was", "we", "were", "what", "when", "where", "which", "while", "who",
        "will", "with", "without", "you",
    ]

    /// Lower-case words without stop words and plural endings; of Japanese and Chinese, which set no blanks, the
    /// pairs of neighbouring characters.
    static func terms(of text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.flatMap { word -> [String] in
            if word.contains(where: \.isIdeographic) { return pairs(of: word) }
            return stopWords.contains(word) ? [] : [singular(word)]
        }
    }

    private static func singular(_ word: Substring) -> String {
        let isPlural = word.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss")
        return String(isPlural ? word.dropLast() : word)
    }

    private static func pairs(of word: Substring) -> [String] {
        zip(word, word.dropFirst()).map { String([$0, $1]) }
    }
}

extension Character {
    /// Kanji, hiragana or katakana.
    var isIdeographic: Bool { isKana || unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) } }

    /// Hiragana or katakana: these occur in Japanese alone.
    var isKana: Bool { unicodeScalars.contains { (0x3041...0x30FF).contains($0.value) && $0.value != 0x30FB } }
}
