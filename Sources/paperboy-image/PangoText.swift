import CVips

/// Plain text for Pango, which takes what it is given for markup.
struct PangoText {
    private let text: String

    init(_ text: some StringProtocol) { self.text = String(text) }

    var isBlank: Bool { text.allSatisfy(\.isWhitespace) }

    var markup: String {
        text.reduce(into: "") { markup, character in
            switch character {
            case "&": markup += "&amp;"
            case "<": markup += "&lt;"
            case ">": markup += "&gt;"
            default: markup.append(character)
            }
        }
    }

    /// Without the few characters, such as emoji, that no installed font has: they would be drawn as boxes.
    /// - Throws: when they are not few.
    func drawable(in font: String) throws(Refusal) -> PangoText {
        guard missing(in: font) > 0 else { return self }
        let known = text.filter { PangoText(String($0)).missing(in: font) == 0 }
        guard known.count * 4 >= text.count * 3 else {
            throw Refusal("no font for the text; in Debian: apt-get install --no-install-recommends fonts-noto-cjk")
        }
        return PangoText(known)
    }

    private func missing(in font: String) -> Int { Int(shim_vips_missing_glyphs(markup, font)) }
}
