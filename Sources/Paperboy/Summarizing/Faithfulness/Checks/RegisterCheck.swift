/// Japanese in である調: no sentence addresses the reader in です・ます.
struct RegisterCheck: FaithfulnessCheck {
    private static let endings = [
        "です", "ます", "でした", "ました", "ません", "でしょう", "ましょう", "ください", "ですね", "ますね",
    ]

    let name = "register"
    let holdsForExtracts = false

    func findings(in text: CheckedText) -> [Finding] {
        guard text.language.primary == "ja" else { return [] }
        let polite = text.sentences.compactMap { sentence -> String? in
            let end = String(sentence.reversed().drop { !$0.isLetter }.reversed())
            return Self.endings.contains(where: end.hasSuffix) ? String(end.suffix(12)) : nil
        }
        return polite.isEmpty ? [] : [failure(polite, "Write in である調, not in です・ます調")]
    }
}
