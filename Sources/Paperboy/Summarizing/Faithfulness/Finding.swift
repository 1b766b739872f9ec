/// A rule that a text breaks, with the words that break it.
public struct Finding: Equatable, Sendable, Codable {
    /// The check's name, such as `numbers`.
    public var check: String
    public var verdict: CheckVerdict
    /// The offending words as they stand in the text, or what is missing from it.
    public var words: [String]
    /// The rule as an instruction: to a model that writes the text anew, or to a person who edits it.
    public var rule: String

    public init(check: String, verdict: CheckVerdict, words: [String] = [], rule: String) {
        self.check = check
        self.verdict = verdict
        self.words = words
        self.rule = rule
    }

    /// The rule and the words that break it.
    public var instruction: String { words.isEmpty ? rule : "\(rule): \(quotedWords)" }

    /// The check and the words that break it: `numbers “37.5%”`.
    public var label: String { words.isEmpty ? check : "\(check) \(quotedWords)" }

    private var quotedWords: String { words.map { "“\($0)”" }.joined(separator: ", ") }
}
