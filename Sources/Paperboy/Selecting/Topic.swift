/// What readers can ask for, and the words by which a paper on it is known.
public struct Topic: Equatable, Sendable {
    /// As readers see it.
    public var name: String
    /// Words or phrases; one of them in the title or the abstract is enough.
    public var words: [String]

    /// - Parameter words: the name itself when none are given.
    public init(name: String, words: [String] = []) {
        self.name = name
        self.words = words.isEmpty ? [name] : words
    }

    /// Whether a paper is on the topic; the same rule by which `selection.include` finds its words.
    public func covers(_ paper: Paper) -> Bool {
        words.contains { paper.title.mentions($0) || paper.abstract.mentions($0) }
    }

    /// Whether somebody means this topic: people write `Agents` and `agents`.
    public func isNamed(_ text: String) -> Bool { Self.key(name) == Self.key(text) }

    /// By what names are the same.
    static func key(_ name: String) -> String { name.lowercased() }
}
