import Foundation

/// A summary is worth reading only if it is not the abstract again: no sentence copies a long run of its words.
struct EchoCheck: FaithfulnessCheck {
    private static let longestRun = 25

    let name = "echo"
    let holdsForExtracts = false

    func findings(in text: CheckedText) -> [Finding] {
        let source = words(of: text.source.plain)
        let runs = text.sentences.compactMap { longestRun(of: words(of: $0), in: source) }
        guard let run = runs.max(by: { $0.count < $1.count }), run.count > Self.longestRun else { return [] }
        let quote = "\(run.prefix(4).joined(separator: " ")) … (\(run.count) words)"
        return [warning([quote], "Say it in your own words: copy no more than \(Self.longestRun) in a row")]
    }

    /// Compounds such as `state-of-the-art` are one word; marks around a word do not count.
    private func words(of text: String) -> [String] {
        text.lowercased().split(whereSeparator: \.isWhitespace)
            .map { $0.trimmingCharacters(in: .alphanumerics.inverted) }
    }

    /// The longest common run, by the lengths of the runs that end at each pair of words.
    private func longestRun(of own: [String], in source: [String]) -> ArraySlice<String>? {
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
