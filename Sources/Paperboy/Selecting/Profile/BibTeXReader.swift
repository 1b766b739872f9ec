/// Reads BibTeX as reference managers write it, and as people edit it: what cannot be read is passed over.
///
/// The format: <https://www.bibtex.org/Format/>. Values in braces, quotes or bare, joined by `#`; `@string`
/// abbreviations; `@comment` and `@preamble` left out; text between entries is no entry.
struct BibTeXReader {
    /// The papers of all entries, in order.
    static func examples(in text: String) -> [Example] {
        var reader = BibTeXReader(text)
        return reader.entries().map(example)
    }

    /// The fields of one entry by name, in lower case.
    private typealias Entry = [String: String]

    private var rest: Substring
    private var abbreviations: [String: String] = [:]

    private init(_ text: String) { rest = text[...] }

    private static func example(_ entry: Entry) -> Example {
        let eprint = entry["eprint"].map { ArxivID(anyForm: $0) == nil ? $0 : "arXiv:\($0)" }
        let places = [eprint, entry["doi"], entry["url"], entry["note"], entry["journal"]].compactMap(\.self)
        return Example(
            title: plainText(entry["title"] ?? ""),
            abstract: plainText(entry["abstract"] ?? ""),
            places: places
        )
    }

    private mutating func entries() -> [Entry] {
        var entries: [Entry] = []
        while let at = rest.firstIndex(of: "@") {
            rest = rest[rest.index(after: at)...]
            let kind = word().lowercased()
            skipBlanks()
            guard let open = rest.first, open == "{" || open == "(" else { continue }
            switch kind {
            case "comment", "preamble": _ = enclosed()
            case "string":
                rest.removeFirst()
                abbreviations.merge(fields()) { $1 }
            default:
                rest.removeFirst()
                skipKey()
                entries.append(fields())
            }
        }
        return entries
    }

    /// The key of an entry, with a comma after it or without; an entry may have none.
    private mutating func skipKey() {
        let beginning = rest
        skipBlanks()
        rest = rest.drop { !$0.isWhitespace && !",}=)".contains($0) }
        skipBlanks()
        if rest.first == "=" { rest = beginning }
    }

    /// `name = value` after `name = value`, to the end of the entry; a comma that is missing is no harm.
    private mutating func fields() -> Entry {
        var fields: Entry = [:]
        while true {
            rest = rest.drop { $0.isWhitespace || $0 == "," }
            let name = word().lowercased()
            skipBlanks()
            guard !name.isEmpty, rest.first == "=" else { break }
            rest.removeFirst()
            fields[name] = value()
        }
        if let end = rest.first, end == "}" || end == ")" { rest.removeFirst() }
        return fields
    }

    private mutating func value() -> String {
        var text = part()
        skipBlanks()
        while rest.first == "#" {
            rest.removeFirst()
            text += part()
            skipBlanks()
        }
        return text
    }

    private mutating func part() -> String {
        skipBlanks()
        switch rest.first {
        case "{": return enclosed()
        case "\"": return quoted()
        default:
            let bare = word()
            return abbreviations[bare.lowercased()] ?? bare
        }
    }

    /// What stands between a brace and its match; braces inside are kept. An open end takes all that is left.
    private mutating func enclosed() -> String {
        let begin = rest.index(after: rest.startIndex)
        var depth = 0
        var isEscaped = false
        for index in rest.indices {
            let character = rest[index]
            if !isEscaped, character == "{" || character == "(" && index == rest.startIndex { depth += 1 }
            if !isEscaped, character == "}" || character == ")" && depth == 1 && rest.first == "(" { depth -= 1 }
            isEscaped = character == "\\" && !isEscaped
            guard depth == 0 else { continue }
            defer { rest = rest[rest.index(after: index)...] }
            return String(rest[begin..<index])
        }
        defer { rest = "" }
        return String(rest[begin...])
    }

    /// A quote inside braces does not end the value.
    private mutating func quoted() -> String {
        let begin = rest.index(after: rest.startIndex)
        var depth = 0
        for index in rest.indices.dropFirst() {
            switch rest[index] {
            case "{": depth += 1
            case "}": depth -= 1
            case "\"" where depth <= 0:
                defer { rest = rest[rest.index(after: index)...] }
                return String(rest[begin..<index])
            default: break
            }
        }
        defer { rest = "" }
        return String(rest[begin...])
    }

    private mutating func word() -> String {
        let word = rest.prefix { $0.isLetter || $0.isNumber || "-_:.+/".contains($0) }
        rest = rest[word.endIndex...]
        return String(word)
    }

    private mutating func skipBlanks() { rest = rest.drop(while: \.isWhitespace) }

    /// The braces that are left keep capitals as they are, and mean nothing here.
    private static func plainText(_ text: String) -> String {
        PlainText.line(TeX.unicode(text).replacing(/[{}]/, with: ""))
    }
}
