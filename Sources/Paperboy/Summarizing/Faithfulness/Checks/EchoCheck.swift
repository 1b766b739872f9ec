/// An English summary is worth reading only if it is not the abstract again.
struct EchoCheck: FaithfulnessCheck {
    private static let longestRun = 25

    let name = "echo"
    let holdsForExtracts = false

    func findings(in text: CheckedText) -> [Finding] {
        let (own, source) = (words(of: text.plain), words(of: text.source.plain))
        guard let run = longestRun(of: own, in: source), run.count > Self.longestRun else { return [] }
        let words = "\(run.prefix(4).joined(separator: " ")) … (\(run.count) words)"
        return [warning([words], "Say it in your own words: copy no more than \(Self.longestRun) in a row")]
    }

    private func words(of text: String) -> [Substring] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }
    }

    /// The longest common run, by the lengths of the runs that end at each pair of words.
    private func longestRun(of own: [Substring], in source: [Substring]) -> ArraySlice<Substring>? {
        var longest = 0..<0
        var above = Array(repeating: 0, count: source.count + 1)
        for (index, word) in own.enumerated() {
            var lengths = above
            for (position, other) in source.enumerated() {
                lengths[position + 1] = word == other ? above[position] + 1 : 0
                let length = lengths[position + 1]
                if length > longest.count { longest = (index + 1 - length)..<(index + 1) }
            }
            above = lengths
        }
        return longest.isEmpty ? nil : own[longest]
    }
}
