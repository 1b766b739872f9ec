/// The summary is of this paper and of no other in the issue.
struct WrongPaperCheck: Sendable {
    private static let name = "wrong paper"
    /// By how much more of a text's words another abstract must hold.
    private static let margin = 0.1

    func findings(in text: CheckedText, among others: some Sequence<SourceText>) -> [Finding] {
        let terms = terms(of: text)
        let share = share(of: terms, in: text.source)
        let stranger = others.first { other in
            hasNamesOnly(of: other, text) || self.share(of: terms, in: other) > share + Self.margin
        }
        guard let stranger else { return [] }
        let title = stranger.plain.prefix { $0 != "\n" }
        let rule = "Summarise the paper itself, not another one of the issue"
        return [Finding(check: Self.name, verdict: .fail, words: [String(title)], rule: rule)]
    }

    /// No name of its own abstract, but one that only the other has.
    private func hasNamesOnly(of other: SourceText, _ text: CheckedText) -> Bool {
        func shared(_ source: SourceText, without rival: SourceText) -> Int {
            source.nameKeys.count { text.keys.contains($0) && !rival.keys.contains($0) }
        }
        return shared(text.source, without: other) == 0 && shared(other, without: text.source) > 0
    }

    /// The words of a text that can be looked up in abstracts: those of its English form alone.
    private func terms(of text: CheckedText) -> Set<String> {
        guard text.language.primary == Language.english.primary else { return [] }
        return Set(Terms.terms(of: text.plain).map(NameKey.key))
    }

    private func share(of terms: Set<String>, in source: SourceText) -> Double {
        terms.isEmpty ? 0 : Double(terms.count(where: source.keys.contains)) / Double(terms.count)
    }
}
