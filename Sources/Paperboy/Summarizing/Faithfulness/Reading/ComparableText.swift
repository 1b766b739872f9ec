import Foundation

/// Texts in the form in which a summary and its source are compared.
enum ComparableText {
    /// One Unicode form (NFKC), one line, without TeX; powers are written `10^-3`.
    static func plain(_ text: String) -> String {
        let flat = spelledPowers(TeX.unicode(text)).precomposedStringWithCompatibilityMapping
        return PlainText.line(flat).replacing("−", with: "-")
    }

    static func withoutAddresses(_ text: String) -> String { text.replacing(address) { _ in "" } }

    /// `10⁻³` as `10^-3`: the compatibility form alone would make `10-3` of it.
    private static func spelledPowers(_ text: String) -> String {
        var output = ""
        var isRaised = false
        for character in text {
            let plain = TeXScript.plain(character)
            if plain != nil, !isRaised { output += "^" }
            isRaised = plain != nil
            output.append(plain ?? character)
        }
        return output
    }

    nonisolated(unsafe) private static let address =
        /(?i)\b(?:https?:\/\/|www\.)\S+|\b(?:[a-z0-9\-]+\.)+(?:com|org|io|net|ai|dev|edu)\b(?:\/\S*)?/
}
