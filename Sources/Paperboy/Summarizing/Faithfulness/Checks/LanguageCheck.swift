/// The text is in the edition's language, told by script and, among Latin languages, by its little words.
struct LanguageCheck: FaithfulnessCheck {
    private static let littleWords: [String: Set<String>] = [
        "en": ["the", "of", "and", "to", "a", "in", "is", "that", "for", "on", "with", "by", "it", "this", "are"],
        "de": ["der", "die", "und", "das", "ist", "von", "mit", "den", "ein", "eine", "zu", "für", "auf", "wird"],
        "fr": ["le", "la", "les", "des", "et", "une", "est", "que", "pour", "dans", "du", "sur", "par", "en"],
        "es": ["el", "la", "los", "las", "y", "que", "en", "una", "es", "para", "con", "del", "por", "se"],
        "pt": ["o", "os", "as", "e", "que", "em", "uma", "é", "para", "com", "do", "da", "por", "não"],
    ]
    private static let fewestWords = 5

    let name = "language"
    let holdsForExtracts = false

    func findings(in text: CheckedText) -> [Finding] {
        let isRight = matchesScript(text.raw, text.language) && matchesWords(text)
        let rule = "Write in the language “\(text.language)”, apart from names"
        return isRight ? [] : [failure([String(text.raw.prefix(24))], rule)]
    }

    private func matchesScript(_ text: String, _ language: Language) -> Bool {
        let shares = ScriptShares(of: text)
        return switch Script(of: language) {
        // Chinese has no hiragana; running Japanese never falls below an eighth.
        case .hiragana: shares.share(.hiragana, .katakana, .han) >= 0.5 && shares.share(.hiragana) >= 0.12
        case .han: shares.share(.han) >= 0.5 && shares.share(.hiragana, .katakana) < 0.02
        case .latin: shares.share(.latin) >= 0.9
        case let script: shares.share(script) >= 0.5
        }
    }

    private func matchesWords(_ text: CheckedText) -> Bool {
        guard Self.littleWords[text.language.primary] != nil else { return true }
        let words = text.raw.lowercased().split { !$0.isLetter }.map(String.init)
        let hits = Self.littleWords.mapValues { known in words.count(where: known.contains) }
        let own = hits[text.language.primary] ?? 0
        return own >= Self.fewestWords && own == hits.values.max()
    }
}
