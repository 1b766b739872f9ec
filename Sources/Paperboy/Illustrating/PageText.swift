/// The text of a piece of a page as a person would read it out: formulas written on one line, buttons and footnotes
/// left out.
enum PageText {
    private static let silentTags: Set<String> = ["button", "script", "style", "template", "noscript"]
    private static let silentClasses: [Substring] = ["ltx_note_outer", "ltx_ERROR", "sr-only"]

    /// - Parameter classes: elements of these classes are left out too.
    static func text(of element: XMLElement, without classes: [Substring] = []) -> String {
        element.contents.map { content in
            switch content {
            case .text(let text): text
            case .element(let child): read(child, without: classes)
            }
        }.joined()
    }

    private static func read(_ element: XMLElement, without classes: [Substring]) -> String {
        if silentTags.contains(element.tag) { return "" }
        if element.classes.contains(where: { silentClasses.contains($0) || classes.contains($0) }) { return "" }
        switch element.tag {
        case "math": return MathText.text(of: element)
        case "br", "p", "div", "li": return " " + text(of: element, without: classes) + " "
        default: return text(of: element, without: classes)
        }
    }
}
