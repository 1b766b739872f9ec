/// Every number of the summary stands in the title or the abstract.
struct NumbersCheck: FaithfulnessCheck {
    let name = "numbers"
    let holdsForExtracts = true

    func findings(in text: CheckedText) -> [Finding] {
        let strange = NumberReader.quantities(in: text.plain, generously: false)
            .filter { !$0.isGiven(by: text.source.numbers) }
        let rule = "Use only numbers that the abstract gives, as it gives them"
        return strange.isEmpty ? [] : [failure(strange.map(\.text), rule)]
    }
}
