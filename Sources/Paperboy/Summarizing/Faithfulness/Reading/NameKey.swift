import Foundation

/// The form in which names are compared: letters and digits alone, lower case, without accents and plural endings.
enum NameKey {
    private static let small: Set<String> = ["a", "an", "and", "for", "in", "of", "on", "or", "the", "to", "via", "with"]

    static func key(_ name: String) -> String {
        let folded = name.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
        let plain = folded.filter { $0.isLetter || $0.isNumber }
        let isPlural = plain.count > 2 && plain.hasSuffix("s") && !plain.hasSuffix("ss")
        return isPlural ? String(plain.dropLast()) : plain
    }

    /// The keys of the words, of their parts, and of two and three neighbours: `80 GB` and `80GB` are one.
    static func all(of words: [LatinWord]) -> Set<String> {
        let pieces = words.flatMap(\.parts)
        var keys = Set(words.map { key($0.text) })
        for (index, piece) in pieces.enumerated() {
            keys.insert(key(piece))
            if index + 1 < pieces.count { keys.insert(key(piece + pieces[index + 1])) }
            if index + 2 < pieces.count { keys.insert(key(piece + pieces[index + 1] + pieces[index + 2])) }
        }
        return keys
    }

    /// The acronyms that up to seven words in a row can make, little words counted or not.
    static func initials(of words: [LatinWord]) -> Set<String> {
        let all = words.flatMap(\.parts)
        return runs(of: all).union(runs(of: all.filter { !small.contains($0.lowercased()) }))
    }

    private static func runs(of words: [String]) -> Set<String> {
        let letters = words.compactMap { $0.first?.lowercased() }
        var runs: Set<String> = []
        for start in letters.indices {
            for length in 2...7 where start + length <= letters.count {
                runs.insert(letters[start..<(start + length)].joined())
            }
        }
        return runs
    }
}
