import Foundation

/// arXiv's query language, for entries that come from elsewhere than the query API.
///
/// Operators are taken from left to right; words that stand side by side without one are alternatives.
/// <https://info.arxiv.org/help/api/user-manual.html#query_details>
indirect enum ArxivCondition: Equatable, Sendable {
    /// What cannot be told from an entry, such as `submittedDate:[…]`, and no condition at all.
    case always
    case words(Field, [String])
    case both(ArxivCondition, ArxivCondition)
    case either(ArxivCondition, ArxivCondition)
    case not(ArxivCondition)

    enum Field: String, Sendable {
        case title = "ti"
        case author = "au"
        case abstract = "abs"
        case comment = "co"
        case journal = "jr"
        case category = "cat"
        case id
        case all
    }

    func holds(for entry: ArxivEntry) -> Bool {
        switch self {
        case .always: true
        case .words(.category, let words): entry.categories.contains { Self.matches($0, words) }
        case .words(let field, let words): field.texts(of: entry).contains { $0.searchWords.contain(words) }
        case .both(let left, let right): left.holds(for: entry) && right.holds(for: entry)
        case .either(let left, let right): left.holds(for: entry) || right.holds(for: entry)
        case .not(let condition): !condition.holds(for: entry)
        }
    }

    private static func matches(_ category: String, _ words: [String]) -> Bool {
        words.contains { ArxivCategory($0)?.includes(category) ?? ($0 == category) }
    }
}

extension ArxivCondition.Field {
    fileprivate func texts(of entry: ArxivEntry) -> [String] {
        switch self {
        case .title: [entry.title]
        case .author: entry.authors
        case .abstract: [entry.summary]
        case .comment: [entry.comment ?? ""]
        case .journal: [entry.journalReference ?? ""]
        case .category: entry.categories
        case .id: [ArxivID(anyForm: entry.id)?.rawValue ?? entry.id]
        case .all: [entry.title, entry.summary, entry.comment ?? "", entry.journalReference ?? ""] + entry.authors
        }
    }
}

extension String {
    /// The words of a text without case and accents: what stands between anything but letters, digits and `*`.
    var searchWords: [String] {
        folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
            .split { !$0.isLetter && !$0.isNumber && $0 != "*" }
            .map(String.init)
    }
}

extension [String] {
    /// Whether the phrase stands in these words, one word after the other.
    fileprivate func contain(_ phrase: [String]) -> Bool {
        guard !phrase.isEmpty, count >= phrase.count else { return phrase.isEmpty }
        return (0...(count - phrase.count)).contains { start in
            phrase.indices.allSatisfy { self[start + $0].matches(phrase[$0]) }
        }
    }
}

extension String {
    /// arXiv searches by stems; a plural is the form of a word that titles change most.
    fileprivate func matches(_ pattern: String) -> Bool {
        if pattern.hasSuffix("*") { return hasPrefix(pattern.dropLast()) }
        return self == pattern || self == pattern + "s" || self + "s" == pattern
    }
}
