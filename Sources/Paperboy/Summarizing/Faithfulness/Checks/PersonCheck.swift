/// No first person: the newsletter did not do the work.
struct PersonCheck: FaithfulnessCheck {
    let name = "person"
    let holdsForExtracts = false

    func findings(in text: CheckedText) -> [Finding] {
        let words =
            switch text.language.primary {
            case "ja": text.matches(of: Self.japanese)
            case "en": text.matches(of: Self.english).filter { !isNumeral($0, in: text) }
            default: [String]()
            }
        let rule = "Write of “the authors” or 著者ら, never in the first person"
        return words.isEmpty ? [] : [failure(words, rule)]
    }

    /// `Type I` is no person, and the abstract has it too.
    private func isNumeral(_ word: String, in text: CheckedText) -> Bool {
        word == "I" && text.source.contains(/\p{Lu}\p{L}+ I\b/)
    }

    nonisolated(unsafe) private static let japanese = /私(?![立有的営財書設小見生])たち|私(?![立有的営財書設小見生用])|我々|われわれ|筆者ら?|弊社|(?:^|[^下公])僕/
    nonisolated(unsafe) private static let english = /\b(?:[Ww]e|[Oo]urs?|[Uu]s|I|[Mm]y)\b(?![\-@]|\.\w)/
}
