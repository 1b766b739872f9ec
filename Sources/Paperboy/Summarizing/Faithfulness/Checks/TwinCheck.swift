/// Two languages of one paper speak of the same things: a warning when answers were mixed up.
///
/// They need not keep just the same names and numbers, an English summary being shorter; but most of them.
struct TwinCheck: Sendable {
    private static let leastShare = 0.5

    func findings(in text: CheckedText, beside twin: CheckedText) -> [Finding] {
        let (own, other) = (subjects(of: text), subjects(of: twin))
        let (all, shared) = (own.union(other), own.intersection(other))
        guard all.count > 1, Double(shared.count) < Self.leastShare * Double(all.count) else { return [] }
        return [
            Finding(
                check: "twin",
                verdict: .warn,
                words: all.subtracting(shared).sorted(),
                rule: "Keep the same names and numbers as the summary in “\(twin.language)”"
            )
        ]
    }

    /// The paper's names and results that a text keeps.
    private func subjects(of text: CheckedText) -> Set<String> {
        let numbers = NumberReader.quantities(in: text.plain, generously: true)
        let results = text.source.results.filter { $0.isGiven(by: numbers) }.map(\.text)
        let names = text.source.nameKeys.filter(text.keys.contains)
        return Set(results + names)
    }
}
