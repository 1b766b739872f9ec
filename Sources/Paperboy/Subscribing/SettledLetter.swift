/// A letter with what came of it.
struct SettledLetter: Sendable {
    var letter: ClaimedLetter
    var outcome: LetterOutcome
}
