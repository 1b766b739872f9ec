/// Long enough to say something, short enough to be read.
///
/// The bounds are those of the golden pages; for a short abstract the lower ones shrink with it, because whoever has
/// to fill more invents.
struct LengthCheck: FaithfulnessCheck {
    private struct Bounds {
        var warn: ClosedRange<Int>
        var fail: ClosedRange<Int>
    }

    private static let japanese = Bounds(warn: 300...550, fail: 200...700)
    private static let english = Bounds(warn: 60...140, fail: 40...180)
    private static let other = Bounds(warn: 30...182, fail: 20...234)
    private static let sentences = 3...6
    /// The length of abstracts for which the bounds were made, in words.
    private static let usualAbstract = 120
    /// Characters, or English words, of the one line.
    private static let takeaway = (characters: 60, words: 25)

    let name = "length"
    let holdsForExtracts = false

    func findings(in text: CheckedText) -> [Finding] {
        (length(of: text) + sentenceCount(of: text) + takeaway(of: text))
    }

    private func length(of text: CheckedText) -> [Finding] {
        let isJapanese = text.language.primary == "ja"
        let length = isJapanese ? text.raw.count : WordCount.words(in: text.raw, language: text.language)
        let bounds = bounds(for: text)
        let unit = isJapanese ? "characters" : "words"
        let rule = "Write \(bounds.warn.lowerBound) to \(bounds.warn.upperBound) \(unit)"
        if !bounds.fail.contains(length) { return [failure(["\(length) \(unit)"], rule)] }
        return bounds.warn.contains(length) ? [] : [warning(["\(length) \(unit)"], rule)]
    }

    private func bounds(for text: CheckedText) -> Bounds {
        let bounds =
            switch text.language.primary {
            case "ja": Self.japanese
            case "en": Self.english
            default: Self.other
            }
        let share = min(1, Double(WordCount.words(in: text.source.rawAbstract)) / Double(Self.usualAbstract))
        func shrunk(_ range: ClosedRange<Int>) -> ClosedRange<Int> {
            Int(Double(range.lowerBound) * share)...range.upperBound
        }
        return Bounds(warn: shrunk(bounds.warn), fail: shrunk(bounds.fail))
    }

    private func sentenceCount(of text: CheckedText) -> [Finding] {
        let count = SentenceSplitter.sentences(of: PlainText.line(text.raw)).count
        let isShort = WordCount.words(in: text.source.rawAbstract) < Self.usualAbstract
        let isFine = Self.sentences.contains(count) || isShort && count < Self.sentences.lowerBound
        return isFine ? [] : [warning(["\(count) sentences"], "Write three to six sentences")]
    }

    private func takeaway(of text: CheckedText) -> [Finding] {
        guard let line = text.takeaway else { return [] }
        let isJapanese = text.language.primary == "ja"
        let limit = isJapanese ? Self.takeaway.characters : Self.takeaway.words
        let length = isJapanese ? line.count : WordCount.words(in: line, language: text.language)
        let unit = isJapanese ? "characters" : "words"
        let rule = "Keep the one line within \(limit) \(unit)"
        if length <= limit { return [] }
        return [length > 2 * limit ? failure(["\(length) \(unit)"], rule) : warning(["\(length) \(unit)"], rule)]
    }
}

extension WordCount {
    /// Characters that say as much as a word in scripts that set no blanks between words.
    private static let unspaced: [String: Double] = ["th": 6, "lo": 6, "km": 6, "my": 6]

    fileprivate static func words(in text: String, language: Language) -> Int {
        unspaced[language.primary].map { Int(Double(text.count(where: \.isLetter)) / $0) } ?? words(in: text)
    }
}
