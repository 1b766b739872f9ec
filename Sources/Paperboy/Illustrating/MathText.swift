/// A MathML formula on one line of plain text: `x_i^2`, `a/b`, `√(n)`.
///
/// MathML Core: <https://www.w3.org/TR/mathml-core/>
enum MathText {
    /// - Parameter element: a `math` element; where it says nothing, its TeX is given.
    static func text(of element: XMLElement) -> String {
        let text = PlainText.line(row(element))
        return text.isEmpty ? PlainText.line(element.attribute("alttext") ?? "") : text
    }

    private static func row(_ element: XMLElement) -> String {
        element.contents.map { content in
            switch content {
            case .text(let text): String(text.unicodeScalars.filter { !isInvisible($0) })
            case .element(let child): write(child)
            }
        }.joined()
    }

    private static func write(_ element: XMLElement) -> String {
        let parts = { element.children.map(write) }
        switch element.tag {
        case "annotation", "annotation-xml": return ""
        case "msub", "munder": return parts().joined(separator: "_")
        case "msup", "mover": return parts().joined(separator: "^")
        case "msubsup", "munderover": return script(parts())
        case "mfrac": return parts().map(grouped).joined(separator: "/")
        case "msqrt": return "√(\(row(element)))"
        case "mspace": return " "
        default: return row(element)
        }
    }

    private static func script(_ parts: [String]) -> String {
        parts.count == 3 ? "\(parts[0])_\(parts[1])^\(parts[2])" : parts.joined()
    }

    private static func grouped(_ part: String) -> String { part.count > 1 ? "(\(part))" : part }

    /// Function application, invisible times, separator and plus.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool { (0x2061...0x2064).contains(scalar.value) }
}
