/// Finds the names in an abstract.
enum NameReader {
    private static let announcing: Set<String> = [
        "introduce", "introduces", "present", "presents", "propose", "proposes", "proposed", "develop", "develops",
    ]

    /// Acronyms and names with inner capitals or digits, each once, in the order of the text.
    static func names(in abstract: String) -> [LatinWord] {
        var seen: Set<String> = []
        return LatinWord.words(of: abstract).filter { $0.isName && seen.insert(NameKey.key($0.text)).inserted }
    }

    /// The one word before the title's colon, else the name that "we introduce" announces.
    static func systemName(title: String, abstract: String) -> LatinWord? {
        let head = title.split(separator: ":", maxSplits: 1)
        if head.count == 2 {
            let words = LatinWord.words(of: String(head[0]))
            if words.count == 1, let name = words.first, name.isName || name.isCapitalized { return name }
        }
        return announcedName(in: abstract)
    }

    /// A name among the four words after the verb, or in parentheses among the next ten.
    private static func announcedName(in abstract: String) -> LatinWord? {
        let pieces = abstract.split(separator: " ").map(String.init)
        for (index, piece) in pieces.enumerated() where announcing.contains(piece.lowercased()) {
            let next = pieces[(index + 1)...]
            let near = clause(next.prefix(4)).flatMap(LatinWord.words).first(where: \.isName)
            let bracketed = clause(next.prefix(10)).first { $0.hasPrefix("(") }.flatMap { LatinWord.words(of: $0).first }
            if let name = near ?? bracketed, name.isName { return name }
        }
        return nil
    }

    /// Up to the first comma or full stop, that word included.
    private static func clause(_ words: ArraySlice<String>) -> ArraySlice<String> {
        let end = words.firstIndex { [",", ".", ";", ":"].contains($0.suffix(1)) }
        return end.map { words[...$0] } ?? words
    }
}
