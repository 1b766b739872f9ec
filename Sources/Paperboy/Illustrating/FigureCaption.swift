/// What stands under a figure, as plain text.
struct FigureCaption: Equatable {
    /// Such as "Figure 1".
    var label: String?
    var text: String

    static let none = FigureCaption(label: nil, text: "")

    private init(label: String?, text: String) {
        self.label = label
        self.text = text
    }

    /// - Parameter element: a `figcaption`.
    init(_ element: XMLElement) {
        let tag = element.first { $0.hasClass("ltx_tag") }.map { PlainText.line(PageText.text(of: $0)) }
        let text = PlainText.line(PageText.text(of: element, without: ["ltx_tag"]))
        if let tag {
            label = Self.label(tag)
            self.text = text
        } else {
            let written = text.prefixMatch(of: /(?i)(fig(?:ure|\.)?\s*[A-Z]?\.?\d+)\s*[:.]?\s*/)
            label = written.map { String($0.1) }
            self.text = written.map { String(text[$0.range.upperBound...]) } ?? text
        }
    }

    /// "(a)" of a panel is no label: the number is the whole figure's.
    private static func label(_ tag: String) -> String? {
        let label = tag.replacing(/[\s:.]+$/, with: "")
        return label.contains(where: \.isNumber) ? label : nil
    }
}
