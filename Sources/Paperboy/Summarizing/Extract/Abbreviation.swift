/// What a full stop belongs to when it does not end a sentence.
enum Abbreviation {
    /// Always followed by what they introduce.
    private static let introducing: Set<String> = [
        "e.g", "eg", "i.e", "ie", "vs", "v.s", "cf", "c.f", "viz", "resp", "approx", "ca", "a.k.a", "aka", "s.t",
        "ex", "fig", "figs", "eq", "eqs", "eqn", "eqns", "sect", "thm", "vol", "dr", "prof", "mr", "mrs", "ms",
        "st",
    ]
    /// Abbreviations before a number, words of their own otherwise.
    private static let numbering: Set<String> = [
        "no", "nos", "sec", "secs", "ch", "chap", "tab", "app", "ref", "refs", "def", "prop", "alg", "p", "pp",
    ]
    /// May also be the last word of a sentence.
    private static let trailing: Set<String> = ["al", "wrt", "inc", "ltd", "corp", "jr", "ph.d", "dept", "univ"]

    /// Whether the full stop after `word` belongs to it, given the word that follows.
    static func keeps(stopAfter word: Substring, before next: Substring) -> Bool {
        let key = word.lowercased()
        if introducing.contains(key) { return true }
        if numbering.contains(key), next.first?.isNumber == true { return true }
        if trailing.contains(key) || isInitials(word) { return !SentenceStart.isUsual(next) }
        return false
    }

    /// Letters with full stops between them (`U.S`, `i.i.d`, `w.r.t`) or one capital (`Y`).
    private static func isInitials(_ word: Substring) -> Bool {
        let letters = word.split(separator: ".", omittingEmptySubsequences: false)
        let areSingle = letters.allSatisfy { $0.count == 1 && $0.first?.isLetter == true }
        return areSingle && (letters.count > 1 || word.first?.isUppercase == true)
    }
}
