/// Every name of the summary stands in the title or the abstract.
///
/// Among Japanese or other non-Latin letters every Latin word is a name; in Latin languages acronyms, names with
/// inner capitals or digits are, and in English, which capitalises nothing else, words with a capital too.
struct NamesCheck: FaithfulnessCheck {
    /// What everybody says, whether the abstract does or not.
    private static let everyday: Set<String> = ["ai", "gpu", "cpu", "llm", "api", "ml", "nlp"]
    /// Words of Japanese that happen to be written in Latin letters.
    private static let loanwords: Set<String> = ["pc", "os", "it", "web", "cd", "id", "ok"]

    let name = "names"
    let holdsForExtracts = true

    func findings(in text: CheckedText) -> [Finding] {
        let strange = text.words.filter { isName($0, in: text) && !isGiven($0, by: text.source) }
        let (known, unknown) = (strange.filter(isEveryday), strange.filter { !isEveryday($0) })
        let rule = "Use only names that stand in the title or the abstract"
        return (unknown.isEmpty ? [] : [failure(unknown.map(\.text), rule)])
            + (known.isEmpty ? [] : [warning(known.map(\.text), rule)])
    }

    private func isName(_ word: LatinWord, in text: CheckedText) -> Bool {
        guard word.text.count(where: \.isLetter) > 1 else { return false }
        if text.isNonLatin {
            return !word.parts.allSatisfy(isMeasure) && !Self.loanwords.contains(NameKey.key(word.text))
        }
        let isProper = text.language.primary == "en" && word.isCapitalized && !word.opensSentence
        return word.isName || isProper && word.text.count > 3
    }

    private func isMeasure(_ part: String) -> Bool {
        part.first?.isNumber == true && NumberUnit.isKnown(part.drop { $0.isNumber || $0 == "." })
            || NumberUnit.isKnown(part[...])
    }

    /// As it stands, part by part, or as an acronym of the source's words.
    private func isGiven(_ word: LatinWord, by source: SourceText) -> Bool {
        let key = NameKey.key(word.text)
        if source.keys.contains(key) { return true }
        if word.isAcronym, source.initials.contains(key) { return true }
        if isCounted(word, by: source) { return true }
        let parts = word.parts
        return parts.count > 1
            && parts.allSatisfy { source.keys.contains(NameKey.key($0)) || $0.count == 1 && $0.first?.isLetter == true }
    }

    /// A name and a number that Japanese sets without a blank: `GPU1枚`.
    private func isCounted(_ word: LatinWord, by source: SourceText) -> Bool {
        guard let match = word.text.wholeMatch(of: /(\p{L}{2,})(\d+)/), let count = Double(match.2) else { return false }
        let name = NameKey.key(String(match.1))
        let isNamed = source.keys.contains(name) || Self.everyday.contains(name)
        return isNamed && Quantity(value: count).isGiven(by: source.numbers)
    }

    private func isEveryday(_ word: LatinWord) -> Bool { Self.everyday.contains(NameKey.key(word.text)) }
}
