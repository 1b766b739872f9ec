/// Superscripts and subscripts of Unicode.
enum TeXScript {
    /// Nil when a character has no raised form.
    static func raised(_ text: String) -> String? { mapped(text, by: superscripts) }

    /// Nil when a character has no lowered form.
    static func lowered(_ text: String) -> String? { mapped(text, by: subscripts) }

    /// The number that raised digits say: `-3` of `⁻³`; nil for another character.
    static func plain(_ raised: Character) -> Character? { plainOfRaised[raised] }

    private static func mapped(_ text: String, by table: [Character: Character]) -> String? {
        let characters = text.filter { $0 != " " }.map { table[$0] }
        guard !characters.isEmpty, !characters.contains(nil) else { return nil }
        return String(characters.compactMap(\.self))
    }

    private static let superscripts = Dictionary(
        uniqueKeysWithValues: zip(
            "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδ",
            "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟ"
        )
    )

    private static let subscripts = Dictionary(
        uniqueKeysWithValues: zip("0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")
    )

    private static let plainOfRaised: [Character: Character] = [
        "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9", "⁻": "-",
        "⁺": "+",
    ]
}
