/// The words of one language that stand in outputs around the papers' own texts.
public struct Words: Sendable {
    public let language: Language
    private let table: [String: String]

    init(language: Language, table: [String: String]) {
        self.language = language
        self.table = table
    }

    /// The word for `key`, such as `authors`, with `{{name}}` replaced by values.
    ///
    /// An unknown key gives the key itself, so that a template with a typing error shows it.
    public func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
        (table[key] ?? key).filled(with: values)
    }

    /// What a language is called in these words; its tag where they do not say.
    public func name(of language: Language) -> String { table["language-\(language.primary)"] ?? language.rawValue }

    /// All words without values, for templates to name as `words.authors`.
    public var all: [String: String] { table }
}

extension String {
    /// The text with `{{name}}` replaced by values, once: what a value brings in is not looked at again.
    func filled(with values: [String: String]) -> String {
        var filled = ""
        var rest = self[...]
        while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
            let name = rest[open.upperBound..<close.lowerBound]
            filled += rest[..<open.lowerBound]
            if let value = values[String(name.filter { !$0.isWhitespace })] {
                filled += value
                rest = rest[close.upperBound...]
            } else {
                filled += rest[open]
                rest = rest[open.upperBound...]
            }
        }
        return filled + rest
    }
}
