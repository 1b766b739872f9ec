/// A rule that summaries are held to. Checks are pure and need no model: the same text gives the same findings.
protocol FaithfulnessCheck: Sendable {
    /// One or two words by which reports name the check.
    var name: String { get }
    /// Whether extracts are held to it too: their words are the authors' own.
    var holdsForExtracts: Bool { get }

    /// Nothing for a text that keeps the rule.
    func findings(in text: CheckedText) -> [Finding]
}

extension FaithfulnessCheck {
    func warning(_ words: [String] = [], _ rule: String) -> Finding {
        Finding(check: name, verdict: .warn, words: words.uniqued, rule: rule)
    }

    func failure(_ words: [String] = [], _ rule: String) -> Finding {
        Finding(check: name, verdict: .fail, words: words.uniqued, rule: rule)
    }
}

extension [String] {
    /// Each text once, in order.
    fileprivate var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
