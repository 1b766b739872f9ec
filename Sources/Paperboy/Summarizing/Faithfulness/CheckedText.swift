/// A summary as the checks read it, beside the paper that it is about.
struct CheckedText: Sendable {
    /// The summary as it stands.
    let raw: String
    let takeaway: String?
    let isExtract: Bool
    /// The language that readers of the edition expect; of an extract, its own.
    let language: Language
    let source: SourceText
    /// Takeaway and summary in one Unicode form, without TeX.
    let plain: String
    let words: [LatinWord]
    /// The keys of ``words``, those of their parts and of neighbours written as one.
    let keys: Set<String>

    init(_ summary: Summary, in language: Language, source: SourceText) {
        raw = summary.text
        takeaway = summary.takeaway
        isExtract = summary.origin == .extract
        self.language = isExtract ? summary.language : language
        self.source = source
        plain = ComparableText.plain([summary.takeaway, summary.text].compactMap(\.self).joined(separator: "\n"))
        words = LatinWord.words(of: plain)
        keys = NameKey.all(of: words)
    }

    /// The texts that stand on the page, each by itself.
    var parts: [String] { [raw, takeaway].compactMap(\.self) }

    var sentences: [String] { parts.flatMap { SentenceSplitter.sentences(of: PlainText.line($0)) } }

    /// Whether the text is written in other letters than the names of papers are.
    var isNonLatin: Bool { Script(of: language) != .latin }

    /// The matches of a pattern, as they stand in the text.
    func matches(of pattern: Regex<Substring>) -> [String] { plain.matches(of: pattern).map { String($0.0) } }
}
