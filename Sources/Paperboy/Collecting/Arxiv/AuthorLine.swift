/// The names in one line of authors, as arXiv writes them: `A, B and C (affiliation)`.
enum AuthorLine {
    /// Full names in order, without affiliations; a collaboration is a name of its own.
    static func names(in line: String) -> [String] {
        withoutParentheses(line)
            .replacing(/(?i)\b(collaboration)\s*:/) { "\($0.1)," }
            .replacing(/,?\s+and\s+/, with: ",")
            .split(separator: ",")
            .map { spaced(PlainText.line(String($0))) }
            .filter { !$0.isEmpty && $0.wholeMatch(of: /(?i)et\.? al\.?/) == nil }
            .reduce(into: []) { names, part in
                // “Jr.” after a comma belongs to the name before it.
                if let last = names.indices.last, part.wholeMatch(of: /(?i)[JS]r\.?|I{2,3}|IV/) != nil {
                    names[last] += " \(part)"
                } else {
                    names.append(part)
                }
            }
    }

    private static func withoutParentheses(_ line: String) -> String {
        var depth = 0
        return String(
            line.filter { character in
                if character == "(" { depth += 1 }
                defer { if character == ")" { depth = max(0, depth - 1) } }
                return depth == 0 && character != ")"
            }
        )
    }

    /// `S.M. Warner` as `S. M. Warner`.
    private static func spaced(_ name: String) -> String {
        name.replacing(/\.(?=\p{L})/, with: ". ")
    }
}
