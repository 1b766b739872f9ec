/// The rules of ``MarkdownText``: which characters of a line are escaped, and how.
///
/// It works on scalars: `<` followed by a combining mark is one `Character`, yet Markdown sees the `<`.
struct MarkdownEscaper {
    private typealias Scalars = Set<Unicode.Scalar>

    private let line: [Unicode.Scalar]
    private let place: MarkdownText.Place

    init(_ text: String, in place: MarkdownText.Place) {
        line = Array(PlainText.line(text).unicodeScalars).replacing(Self.placeholder, with: Self.brokenPlaceholder)
        self.place = place
    }

    func escaped() -> String {
        var output = ""
        var position = 0
        while position < line.count {
            if let address = address(at: position) {
                output += address.markdown
                position += address.length
            } else {
                output += literal(at: position)
                position += 1
            }
        }
        return output
    }

    // MARK: - Addresses

    private func address(at position: Int) -> (markdown: String, length: Int)? {
        let before = position == 0 ? nil : line[position - 1]
        switch place {
        case .paragraph where before?.isASCIIAlphanumeric != true:
            guard let found = LinkableText.linkable(at: line[position...]) else { return nil }
            // Hugo's own template for links shows `<https://a.b/?x=1&region=2>` with the sign ® in it.
            let link = found.contains("&") ? MarkdownLink(found, to: found).description : "<\(found)>"
            return (link, found.unicodeScalars.count)
        case .shortcodeBody where before == " ":
            guard let found = LinkableText.bare(at: line[position...]) else { return nil }
            return (found, found.unicodeScalars.count)
        default:
            return nil
        }
    }

    // MARK: - Single characters

    private func literal(at position: Int) -> String {
        let scalar = line[position]
        guard isMarkup(scalar) || opensBlock(position) || closesHeading(position) || opensInline(position) else {
            return String(scalar)
        }
        if place == .imageAlt, let name = Self.names[scalar] { return "&\(name);" }
        return isInShortcode || !Self.readable.contains(scalar) ? "&#\(scalar.value);" : "\\\(scalar)"
    }

    /// Markup wherever it stands.
    private func isMarkup(_ scalar: Unicode.Scalar) -> Bool {
        if place == .imageAlt, scalar == "~" { return line.count { $0 == "~" } > 1 }
        return Self.markup.contains(scalar) || isInShortcode && Self.shortcodeMarkup.contains(scalar)
    }

    /// A heading, list, quotation, rule, definition or image at the start of the line; the dot of `12. `.
    private func opensBlock(_ position: Int) -> Bool {
        guard place != .linkText, place != .imageAlt else { return false }
        if position == 0 { return Self.blockStart.contains(line[0]) }
        guard line[position] == "." || line[position] == ")", position < 10 else { return false }
        let endsWord = position + 1 == line.count || line[position + 1] == " "
        return endsWord && line[..<position].allSatisfy { ("0"..."9").contains($0) }
    }

    /// `## Title ##`: a run of `#` at the end of a heading is not shown.
    private func closesHeading(_ position: Int) -> Bool {
        place == .heading && line[position...].allSatisfy { $0 == "#" }
    }

    /// A bare address, an emoji's name, `==mark==` or `++insertion++`.
    private func opensInline(_ position: Int) -> Bool {
        switch line[position] {
        case "@": true
        case ".": word(before: position, isOneOf: ["www"])
        case ":": word(before: position, isOneOf: ["http", "https", "ftp"]) || opensEmoji(position)
        case "=", "+": position + 1 < line.count && line[position + 1] == line[position]
        default: false
        }
    }

    private func opensEmoji(_ position: Int) -> Bool {
        let rest = line[(position + 1)...]
        let name = rest.prefix(while: Self.isEmojiCharacter)
        return !name.isEmpty && rest.dropFirst(name.count).first == ":"
    }

    private func word(before position: Int, isOneOf words: [String]) -> Bool {
        words.contains { word in
            let tail = line[..<position].suffix(word.count)
            return tail.elementsEqual(word.unicodeScalars) { $0.properties.lowercaseMapping == String($1) }
        }
    }

    private var isInShortcode: Bool { place == .shortcodeArgument || place == .shortcodeBody }

    private static func isEmojiCharacter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCIIAlphanumeric || scalar == "_" || scalar == "+" || scalar == "-"
    }

    private static let markup = Scalars("\\`*_[]<&{~$^".unicodeScalars)
    private static let shortcodeMarkup = Scalars(">}|\"".unicodeScalars)
    private static let blockStart = Scalars("#+-=:>!".unicodeScalars)

    /// Written with a backslash, which reads better than a number. Never `\ [ ] ( ) $`: `\(` and `\[` open mathematics
    /// where the site has it on. Never `<`: Hugo looks for `<!--more-->` before it looks for backslashes.
    private static let readable = Scalars("`*_{~&^#+-=>!.".unicodeScalars)

    /// In an image's text Hugo's own template (since 0.141, in sites of several languages) reads names and nothing
    /// else. HTML has no name for `~`, which means nothing when it stands alone.
    private static let names: [Unicode.Scalar: String] = [
        "\\": "bsol", "`": "grave", "*": "ast", "_": "lowbar", "[": "lsqb", "]": "rsqb", "<": "lt", "&": "amp",
        "{": "lcub", "$": "dollar", "^": "Hat", "@": "commat", ":": "colon", ".": "period", "=": "equals", "+": "plus",
    ]

    /// What Hugo puts in place of a shortcode while it renders. No escape hides it, so a word joiner breaks it.
    private static let placeholder = Array("HAHAHUGOSHORTCODE".unicodeScalars)
    private static let brokenPlaceholder = Array("HAHAHUGO\u{2060}SHORTCODE".unicodeScalars)
}
