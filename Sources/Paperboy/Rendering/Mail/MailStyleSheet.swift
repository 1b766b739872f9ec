/// The style sheet of the mail, made fit for mail programs: most of them know no custom properties, and several no
/// `<style>` at all.
///
/// It reads what `templates/mail/issue.css` needs: rules for classes, `@media` blocks, custom properties in `:root`.
struct MailStyleSheet: Sendable {
    /// What must stay in `<style>`: the `@media` blocks.
    let mediaQueries: String
    private let declarations: [String: String]

    init(_ source: String) {
        let css = Self.resolved(source.replacing(/\/\*(?s:.*?)\*\//, with: ""))
        let blocks = css.matches(of: /@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}/)
        mediaQueries = blocks.map { $0.0.replacing(/\s+/, with: " ") }.joined(separator: "\n")
        let rules = css.replacing(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}/, with: "")
        declarations = rules.matches(of: /([^{}]+)\{([^{}]*)\}/).reduce(into: [:]) { table, rule in
            for selector in rule.1.split(separator: ",") {
                let name = selector.trimmingPrefix(/\s*\./).prefix { !$0.isWhitespace }
                table[String(name), default: ""] += Self.inlined(rule.2)
            }
        }
    }

    /// The document with the declarations of each `class` in a `style` beside it; a `style` that follows is kept.
    ///
    /// Text of papers cannot be taken for a class: it has no bare quotes.
    func applied(to html: String) -> String {
        html.replacing(/class="([^"]*)"(?: style="([^"]*)")?/) { match in
            let names = match.1.split(separator: " ")
            let style = names.compactMap { declarations[String($0)] }.joined() + (match.2 ?? "")
            return "class=\"\(names.joined(separator: " "))\"" + (style.isEmpty ? "" : " style=\"\(style)\"")
        }
    }

    /// Every `var(--name)` replaced by its value.
    private static func resolved(_ css: String) -> String {
        let properties = css.matches(of: /(--[a-z-]+):\s*([^;}]+)/)
        let values = Dictionary(properties.map { (String($0.1), String($0.2)) }) { $1 }
        return css.replacing(/:root\s*\{[^}]*\}/, with: "")
            .replacing(/var\((--[a-z-]+)\)/) { values[String($0.1)] ?? String($0.0) }
    }

    /// Declarations on one line, with quotes that can stand in an attribute.
    private static func inlined(_ body: Substring) -> String {
        body.split(separator: ";").map { $0.replacing(/\s+/, with: " ").trimmingPrefix(" ") }
            .filter { !$0.isEmpty && $0 != " " }
            .map { $0.replacing("\"", with: "'") + ";" }.joined()
    }
}
