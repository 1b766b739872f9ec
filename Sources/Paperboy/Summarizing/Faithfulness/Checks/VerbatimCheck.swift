/// An extract says what the abstract says, word for word: readers are told so.
struct VerbatimCheck: FaithfulnessCheck {
    let name = "verbatim"
    let holdsForExtracts = true

    func findings(in text: CheckedText) -> [Finding] {
        guard text.isExtract else { return [] }
        let abstract = PlainText.line(text.source.rawAbstract)
        let strange = text.sentences.filter { !abstract.contains($0) }
        let rule = "An extract repeats sentences of the abstract; set the origin of your own words to `editor`"
        return strange.isEmpty ? [] : [failure(strange.map { String($0.prefix(40)) }, rule)]
    }
}
