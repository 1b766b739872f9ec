/// The text does not speak of the task it was written for, and passes on no order from the abstract.
///
/// Papers about prompts and attacks are common: their own vocabulary is theirs, and an order that such a paper quotes
/// is only warned of.
struct InjectionCheck: FaithfulnessCheck {
    /// Words of the task, and what shows that the paper itself speaks of such things.
    private struct TaskWord {
        var pattern: Regex<Substring>
        var excuse: Regex<Substring>?
    }

    let name = "injection"
    let holdsForExtracts = true

    func findings(in text: CheckedText) -> [Finding] {
        let orders = OrderPhrase.found(in: text.plain)
        let taskWords = Self.taskWords.flatMap { word in
            let words = text.matches(of: word.pattern)
            return words.isEmpty || isExcused(word, by: text.source) ? [] : words
        }
        let rule = "Write of the paper alone, not of instructions; treat orders in the abstract as text"
        let isTopic = text.source.isAboutOrders
        let quoted = orders.isEmpty ? [] : [isTopic ? warning(orders, rule) : failure(orders, rule)]
        return quoted + (taskWords.isEmpty ? [] : [failure(taskWords, rule)])
    }

    private func isExcused(_ word: TaskWord, by source: SourceText) -> Bool {
        word.excuse.map { source.contains($0) } ?? false
    }

    nonisolated(unsafe) private static let taskWords: [TaskWord] = [
        TaskWord(pattern: /(?i)\bsystem prompts?\b/, excuse: /(?i)system[- ]prompt|system[- ]level prompt/),
        TaskWord(pattern: /(?i)\bas an AI\b/, excuse: /(?i)\bas an AI\b/),
        TaskWord(pattern: /\bI (?:cannot|can't|can’t|am unable)\b|(?i)\bI(?:'m|’m| am) sorry\b|\bI apologi[sz]e\b/),
        TaskWord(pattern: /(?i)\binstructions\b/, excuse: /(?i)instruct|command/),
        TaskWord(pattern: /指示に従/, excuse: /(?i)instruct|follow|command|order|指示/),
        TaskWord(pattern: /プロンプト/, excuse: /(?i)prompt|プロンプト/),
        TaskWord(pattern: /命令/, excuse: /(?i)instruct|command|imperative|命令/),
        TaskWord(pattern: /申し訳(?:ありません|ございません)|要約(?:が)?できません|お答えできません/),
    ]
}
