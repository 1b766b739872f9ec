/// A value of YAML front matter: text in double quotes, or a list of such.
///
/// Only `\"` and `\\` are escaped: Hugo 0.111 stumbles over `\u` pairs, all other characters stand as they are.
struct FrontMatterValue: Hashable, Sendable, CustomStringConvertible {
    let description: String

    private init(raw: String) { description = raw }

    init(_ text: String) {
        self.init(raw: Self.quoted(text))
    }

    init(_ markdown: MarkdownText) {
        self.init(markdown.description)
    }

    init(list: [String]) {
        self.init(raw: "[\(list.map(Self.quoted).joined(separator: ", "))]")
    }

    /// One blank: it shows as nothing and, unlike no text at all, keeps Hugo from taking its own summary.
    static let blank = FrontMatterValue(raw: "\" \"")

    private static func quoted(_ text: String) -> String {
        // By scalars: a quote followed by a combining mark is one Character, and not equal to a quote.
        var output = String.UnicodeScalarView()
        for scalar in PlainText.line(text).unicodeScalars {
            if scalar == "\"" || scalar == "\\" { output.append("\\") }
            output.append(scalar)
        }
        return "\"\(String(output))\""
    }
}
