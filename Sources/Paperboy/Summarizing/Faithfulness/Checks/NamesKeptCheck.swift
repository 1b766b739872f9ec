/// The name of the paper's own work is in the summary, and most other names are.
struct NamesKeptCheck: FaithfulnessCheck {
    private static let leastShare = 0.6

    let name = "names kept"
    let holdsForExtracts = false

    func findings(in text: CheckedText) -> [Finding] {
        systemName(in: text) + others(in: text)
    }

    private func systemName(in text: CheckedText) -> [Finding] {
        guard let name = text.source.systemName, !text.keys.contains(NameKey.key(name.text)) else { return [] }
        return [warning([name.text], "Name what the paper presents")]
    }

    private func others(in text: CheckedText) -> [Finding] {
        let names = text.source.names.filter { $0 != text.source.systemName }
        let missing = names.filter { !isKept($0, in: text) }
        let least = Double(names.count) * Self.leastShare
        guard missing.count > 1, Double(names.count - missing.count) < least else { return [] }
        return [warning(missing.map(\.text), "Keep the names of systems, data and benchmarks")]
    }

    private func isKept(_ name: LatinWord, in text: CheckedText) -> Bool {
        text.keys.contains(NameKey.key(name.text))
            || name.parts.contains { $0.count > 2 && text.keys.contains(NameKey.key($0)) }
    }
}
