/// Plain text for Pango, which takes what it is given for markup.
struct PangoText {
    let markup: String

    init(_ text: some StringProtocol) {
        markup = text.reduce(into: "") { markup, character in
            switch character {
            case "&": markup += "&amp;"
            case "<": markup += "&lt;"
            case ">": markup += "&gt;"
            default: markup.append(character)
            }
        }
    }
}
