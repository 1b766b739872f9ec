/// A paper's title and abstract as the checks read them.
struct SourceText: Sendable {
    /// The abstract as it stands.
    let rawAbstract: String
    /// Title and abstract in one Unicode form, without TeX, addresses and sentences that give orders.
    let plain: String
    let abstract: String
    let numbers: [Quantity]
    /// The numbers of the abstract that state a result.
    let results: [Quantity]
    /// The keys of all words, of their parts and of neighbours written as one.
    let keys: Set<String>
    let initials: Set<String>
    /// The names that the abstract uses, each once.
    let names: [LatinWord]
    /// The keys of ``names``.
    let nameKeys: [String]
    /// What the paper calls its own work, where it has a name.
    let systemName: LatinWord?
    /// Whether papers on this topic quote orders to models.
    let isAboutOrders: Bool

    init(_ paper: CheckedPaper) {
        rawAbstract = paper.abstract
        isAboutOrders = OrderPhrase.isTopic(of: paper.title)
        let title = ComparableText.plain(paper.title)
        abstract = Self.trusted(ComparableText.plain(paper.abstract), keepsOrders: isAboutOrders)
        plain = title + "\n" + abstract
        numbers = NumberReader.quantities(in: plain, generously: true)
        results = NumberReader.quantities(in: abstract, generously: true).filter(\.isResult)
        let words = LatinWord.words(of: plain)
        keys = NameKey.all(of: words)
        initials = NameKey.initials(of: words)
        names = NameReader.names(in: abstract)
        nameKeys = names.map { NameKey.key($0.text) }
        systemName = NameReader.systemName(title: title, abstract: abstract)
    }

    /// An order in an abstract is no statement that a summary may rest on.
    private static func trusted(_ abstract: String, keepsOrders: Bool) -> String {
        let text = ComparableText.withoutAddresses(abstract)
        guard !keepsOrders else { return text }
        return SentenceSplitter.sentences(of: text).filter { !OrderPhrase.stands(in: $0) }.joined(separator: " ")
    }

    func contains(_ pattern: Regex<Substring>) -> Bool { plain.contains(pattern) }
}
