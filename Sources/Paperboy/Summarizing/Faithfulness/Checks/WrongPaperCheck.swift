/// The summary is of this paper and of no other in the issue.
struct WrongPaperCheck: Sendable {
    private static let name = "wrong paper"
    /// By how much more of a text's words another abstract must hold.
    private static let margin = 0.1

    func findings(in text: CheckedText, among others: [SourceText]) -> [Finding] {
        let stranger = others.first { sharesNamesOnly(text, with: $0) || sharesMoreWords(text, with: $0) }
        guard let stranger else { return [] }
        let title = stranger.plain.prefix { $0 != "\n" }
        let rule = "Summarise the paper itself, not another one of the issue"
        return [Finding(check: Self.name, verdict: .fail, words: [String(title)], rule: rule)]
    }

    /// No name of its own abstract, but one that only the other has.
    private func sharesNamesOnly(_ text: CheckedText, with other: SourceText) -> Bool {
        func shared(_ source: SourceText, without rival: SourceText) -> Int {
            source.names.map { NameKey.key($0.text) }.count { text.keys.contains($0) && !rival.keys.contains($0) }
        }
        return shared(text.source, without: other) == 0 && shared(other, without: text.source) > 0
    }

    /// In the language of the abstracts, the words themselves tell.
    private func sharesMoreWords(_ text: CheckedText, with other: SourceText) -> Bool {
        guard text.language.primary == Language.english.primary else { return false }
        let words = Set(Terms.terms(of: text.plain).map(NameKey.key))
        guard !words.isEmpty else { return false }
        func share(_ source: SourceText) -> Double {
            Double(words.count(where: source.keys.contains)) / Double(words.count)
        }
        return share(other) > share(text.source) + Self.margin
    }
}
