/// Running text with TeX in it: accents, symbols, fonts, ties, dashes and formulas.
struct TeXProse {
    /// Macros that only change how their argument looks.
    private static let fonts: Set<String> = [
        "emph", "mbox", "text", "textbf", "textit", "textmd", "textnormal", "textrm", "textsc", "textsf", "textsl",
        "texttt", "textup", "underline", "url", "uline", "mathrm", "mathbf", "mathit", "mathsf", "mathtt",
        "mathcal", "ensuremath",
    ]
    /// Font switches at the beginning of a group: `{\bf text}`.
    private static let switches: Set<String> = [
        "bf", "bfseries", "em", "it", "itshape", "rm", "sc", "scshape", "sf", "sffamily", "sl", "tt", "ttfamily",
    ]
    private static let escaped: Set<String> = ["%", "$", "#", "&", "_", "{", "}"]

    private var reader: TeXReader
    private var output = ""

    /// One pass over `text`.
    static func unicode(_ text: some Sequence<Character>) -> String {
        var converter = TeXProse(reader: TeXReader(text))
        return converter.converted()
    }

    private mutating func converted() -> String {
        while let character = reader.current {
            switch character {
            case "\\": macro()
            case "{": group()
            case "$": formula()
            case "~" where isTie: replace(by: " ")
            case "-" where isDash: dash()
            default: replace(by: String(character))
            }
        }
        return output
    }

    private init(reader: TeXReader) { self.reader = reader }

    private mutating func replace(by text: String) {
        output += text
        reader.index += 1
    }

    // MARK: Macros

    private mutating func macro() {
        let start = reader.index
        guard let name = reader.takeMacro() else { return replace(by: "\\") }
        if let text = meaning(of: name) {
            output += text
        } else {
            // Also after a macro that lacks its argument: nothing of it is lost.
            reader.index = max(start + 1, reader.index)
            output += String(reader.text[start..<reader.index])
        }
    }

    /// What the macro and its argument say; nil, with the reader behind the macro's name, for an unknown one.
    private mutating func meaning(of name: String) -> String? {
        if Self.escaped.contains(name) { return name }
        switch name {
        case " ", ",", ";", ":": return " "
        case "\\" where reader.current?.isWhitespace == true: return ""
        case "-", "/", "@", "!": return ""
        case "(": return delimited(by: ")")
        case "[": return delimited(by: "]")
        case "href": return linkText()
        case "textsuperscript": return argument().flatMap { TeXScript.raised(String($0)) }
        case "textsubscript": return argument().flatMap { TeXScript.lowered(String($0)) }
        default: break
        }
        if let text = accented(by: name) { return text }
        if Self.fonts.contains(name) { return argument().map { Self.unicode($0) } }
        guard let symbol = TeXSymbol.text(named: name) else { return nil }
        endMacro()
        return symbol
    }

    /// A macro swallows one blank or an empty group behind it.
    private mutating func endMacro() {
        if reader.current == "{", reader.peek(1) == "}" {
            reader.index += 2
        } else {
            reader.skip(" ")
        }
    }

    private mutating func argument() -> [Character]? { reader.takeBraces() }

    private mutating func linkText() -> String? {
        let start = reader.index
        guard argument() != nil, let text = argument() else {
            reader.index = start
            return nil
        }
        return Self.unicode(text)
    }

    private mutating func accented(by name: String) -> String? {
        guard let accent = TeXAccent(name: name) else { return nil }
        let start = reader.index
        if accent.isLetter, reader.current != "{", !reader.skip(" ") { return nil }
        let base = reader.takeBraces() ?? accentBase()
        guard let text = accent.applied(to: String(base)) else {
            reader.index = start
            return nil
        }
        return text
    }

    /// The letter or dotless letter behind an accent without braces.
    private mutating func accentBase() -> [Character] {
        guard reader.current == "\\" else { return reader.take().map { [$0] } ?? [] }
        return reader.takeMacro().map { ["\\"] + Array($0) } ?? []
    }

    // MARK: Groups

    /// A group that holds one macro alone, or begins with a font switch, loses its braces; others are text.
    private mutating func group() {
        let start = reader.index
        guard let inner = reader.takeBraces(), inner.first == "\\" else {
            reader.index = start
            return replace(by: "{")
        }
        var head = TeXReader(inner)
        let name = head.takeMacro() ?? ""
        if Self.switches.contains(name) {
            head.skip(" ")
            output += Self.unicode(head.text[head.index...])
        } else if let letter = Self.single(inner) {
            output += letter
        } else {
            reader.index = start
            replace(by: "{")
        }
    }

    /// What a group says that is one macro with its argument and nothing else.
    private static func single(_ inner: [Character]) -> String? {
        var converter = TeXProse(reader: TeXReader(inner))
        guard let name = converter.reader.takeMacro(), let text = converter.meaning(of: name) else { return nil }
        return converter.reader.isAtEnd && !text.isEmpty ? text : nil
    }

    // MARK: Formulas

    private mutating func formula() {
        let isDisplay = reader.peek(1) == "$"
        let width = isDisplay ? 2 : 1
        guard let end = TeXDollar.end(ofFormulaAt: reader.index, width: width, in: reader.text),
            let text = TeXMath.unicode(reader.text[(reader.index + width)..<end])
        else { return keepFormula(width: width) }
        output += text
        reader.index = end + width
    }

    /// A formula that Unicode cannot say stays whole; a dollar that opens none is a dollar.
    private mutating func keepFormula(width: Int) {
        let end = TeXDollar.end(ofFormulaAt: reader.index, width: width, in: reader.text).map { $0 + width }
        let stop = min(end ?? reader.index + width, reader.text.count)
        output += String(reader.text[reader.index..<stop])
        reader.index = stop
    }

    /// `\(…\)` and `\[…\]`.
    private mutating func delimited(by closing: Character) -> String? {
        let rest = reader.text[reader.index...]
        let end = rest.indices.dropLast().first { rest[$0] == "\\" && rest[$0 + 1] == closing }
        guard let end, let text = TeXMath.unicode(rest[..<end]) else { return nil }
        reader.index = end + 2
        return text
    }

    // MARK: Ties and dashes

    /// Between two words a tilde is a blank; before a number it means "about", in an address it is itself, and two of
    /// them (`~~so~~`, `H~2~O`) are Markdown.
    private var isTie: Bool {
        guard let before = reader.previous, let after = reader.peek(1) else { return false }
        let next = reader.text[(reader.index + 1)...].prefix { !$0.isWhitespace && $0 != "." }
        guard reader.peek(-2) != "~", !next.contains("~") else { return false }
        guard before.isLetter || before.isNumber || ".,)}$".contains(before) else { return false }
        return after.isLetter || after.isNumber && !before.isNumber || "\\$(".contains(after)
    }

    /// Two or three hyphens between words, with a blank on both sides or on none: not the mark of an option, a rule or
    /// a comment.
    private var isDash: Bool {
        guard let before = reader.previous, let after = reader.peek(dashLength) else { return false }
        guard (2...3).contains(dashLength) else { return false }
        func isWord(_ character: Character) -> Bool {
            character.isLetter || character.isNumber || "$)(\\“”\"'%".contains(character)
        }
        return before == " " && after == " " || isWord(before) && isWord(after)
    }

    private var dashLength: Int { reader.text[reader.index...].prefix { $0 == "-" }.count }

    private mutating func dash() {
        let length = dashLength
        output += length == 3 ? "—" : "–"
        reader.index += length
    }
}
