/// At least half of the abstract's results in numbers are in the summary.
struct NumbersKeptCheck: FaithfulnessCheck {
    let name = "numbers kept"
    let holdsForExtracts = false

    func findings(in text: CheckedText) -> [Finding] {
        let results = Set(text.source.results)
        let own = NumberReader.quantities(in: text.plain, generously: true)
        let missing = results.filter { !$0.isGiven(by: own) }
        guard missing.count * 2 > results.count else { return [] }
        return [warning(missing.map(\.text).sorted(), "Keep the results that the abstract gives in numbers")]
    }
}
