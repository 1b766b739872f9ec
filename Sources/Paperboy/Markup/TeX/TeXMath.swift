/// A formula as a line of Unicode: `10^{-3}` is `10⁻³`, `\frac{a}{b}` is `a/b`.
struct TeXMath {
    /// Macros that only change how their argument looks.
    private static let fonts: Set<String> = [
        "bm", "boldsymbol", "ensuremath", "hbox", "mathbf", "mathcal", "mathfrak", "mathit", "mathnormal",
        "mathrm", "mathscr", "mathsf", "mathtt", "mbox", "operatorname", "pmb", "text", "textbf", "textit",
        "textnormal", "textrm", "textsc", "textsf", "texttt", "underline", "emph", "url",
    ]
    /// Macros that say nothing on a line: sizes of brackets and styles.
    private static let silent: Set<String> = [
        "!", ",", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "displaystyle", "left", "right",
        "limits", "middle", "nolimits", "scriptstyle", "textstyle", "it", "bf", "rm", "sf", "tt", "cal",
    ]
    private static let functions: Set<String> = [
        "arccos", "arcsin", "arctan", "arg", "argmax", "argmin", "bmod", "cos", "cosh", "cot", "det", "diag", "dim",
        "exp", "gcd", "inf", "ker", "lg", "lim", "liminf", "limsup", "ln", "log", "max", "min", "mod", "poly",
        "polylog", "Pr", "rank", "sec", "sign", "sin", "sinh", "sup", "tan", "tanh", "tr",
    ]
    private static let doubleStruck: [Character: String] = [
        "C": "ℂ", "E": "𝔼", "F": "𝔽", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "S": "𝕊", "Z": "ℤ", "1": "𝟙",
    ]
    private static let marks: [String: Unicode.Scalar] = [
        "bar": "\u{304}", "ddot": "\u{308}", "dot": "\u{307}", "hat": "\u{302}", "overline": "\u{304}",
        "tilde": "\u{303}", "vec": "\u{20D7}", "widehat": "\u{302}", "widetilde": "\u{303}",
    ]

    /// Signs that stand high by themselves.
    private static let raisedSigns = ["*": "*", "∗": "*", "′": "′", "∘": "°", "†": "†", "⊤": "⊤"]

    private var reader: TeXReader

    /// Nil when the formula holds something that a line of Unicode cannot say.
    static func unicode(_ formula: some Sequence<Character>) -> String? {
        var math = TeXMath(reader: TeXReader(formula))
        return math.line()
    }

    private init(reader: TeXReader) { self.reader = reader }

    private mutating func line() -> String? {
        var output = ""
        while let character = reader.current {
            switch character {
            case "^", "_": guard let script = script() else { return nil }; output += script
            case " ", "~": reader.index += 1; if output.last != " " { output += " " }
            case "&", "}", "$", "#", "%": return nil
            default: guard let atom = atom(after: output.last) else { return nil }; output += atom
            }
        }
        return output
    }

    /// One character, one group, or one macro with its arguments.
    private mutating func atom(after last: Character? = nil) -> String? {
        switch reader.current {
        case "{": return reader.takeBraces().flatMap { Self.unicode($0) }
        case "\\": return macro(after: last)
        case "'": reader.index += 1; return "′"
        default: return reader.take().map { String($0) }
        }
    }

    /// An argument: blanks before it do not count.
    private mutating func argument() -> String? {
        while reader.skip(" ") {}
        return reader.current == "}" ? nil : atom()
    }

    private mutating func script() -> String? {
        let isRaised = reader.take() == "^"
        guard let text = argument() else { return nil }
        if isRaised, let sign = Self.raisedSigns[text] { return sign }
        let small = isRaised ? TeXScript.raised(text) : TeXScript.lowered(text)
        return small ?? (isRaised ? "^" : "_") + Self.bracketed(text)
    }

    private mutating func macro(after last: Character?) -> String? {
        guard let name = reader.takeMacro() else { return nil }
        if Self.silent.contains(name) { return silence(after: name) }
        if Self.fonts.contains(name) { return argument() }
        if Self.functions.contains(name) { return name }
        if let mark = Self.marks[name] { return argument().map { Self.marked($0, by: mark) } }
        switch name {
        case "%", "$", "#", "&", "_", "{", "}": return name
        case " ", ";", ":", "quad", "qquad", "\\": return " "
        case "|": return "‖"
        case "mathbb": return argument().map { $0.map { Self.doubleStruck[$0] ?? String($0) }.joined() }
        case "frac", "tfrac", "dfrac", "nicefrac": return fraction()
        case "sqrt": return argument().map { "√" + Self.bracketed($0) }
        case "not": return argument().map { $0 + "\u{338}" }
        default: return symbol(name, after: last)
        }
    }

    /// `\left.` stands for no bracket at all.
    private mutating func silence(after name: String) -> String {
        if name == "left" || name == "right" { reader.skip(".") }
        if name.first?.isLetter == true { reader.skip(" ") }
        return ""
    }

    /// A macro swallows the blank behind it, unless one stands before it too: `a \times b`.
    private mutating func symbol(_ name: String, after last: Character?) -> String? {
        guard let symbol = TeXSymbol.text(named: name) else { return nil }
        if last != " " { reader.skip(" ") }
        return symbol
    }

    private mutating func fraction() -> String? {
        guard let above = argument(), let below = argument() else { return nil }
        return "\(Self.bracketed(above))/\(Self.bracketed(below))"
    }

    private static func bracketed(_ text: String) -> String {
        let isOne = text.count == 1 || text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." }
        return isOne ? text : "(\(text))"
    }

    private static func marked(_ text: String, by mark: Unicode.Scalar) -> String {
        text.count == 1 ? TeXAccent.composed(text, mark) : text
    }
}
