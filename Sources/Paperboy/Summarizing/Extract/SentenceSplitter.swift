/// Cuts a line of text into sentences: English and its relatives at `.`, `!` and `?`, Japanese and Chinese at
/// `。`, `！` and `？`, outside brackets, quotes and formulas.
///
/// Its rules are those that cost the most on 3,226 abstracts with known boundaries (SciTLDR).
enum SentenceSplitter {
    /// The sentences of `line` in order, each as it stands there, without the blanks at its ends. Nothing but
    /// blanks between sentences is lost.
    static func sentences(of line: String) -> [String] {
        var cutter = SentenceCutter(line)
        return cutter.sentences()
    }
}

private struct SentenceCutter {
    private let text: [Character]
    private let enclosures: Enclosures
    /// Where the sentence in hand begins.
    private var start = 0

    init(_ line: String) {
        text = Array(line)
        enclosures = Enclosures(of: text)
    }

    mutating func sentences() -> [String] {
        var sentences: [String] = []
        for index in text.indices where index >= start {
            guard let end = sentenceEnd(at: index) else { continue }
            sentences.append(trimmed(start..<end))
            start = skippingBlanks(from: end)
        }
        sentences.append(trimmed(start..<text.count))
        return sentences.filter { !$0.isEmpty }
    }

    /// The position after the sentence that the mark at `index` ends; nil when it ends none.
    private func sentenceEnd(at index: Int) -> Int? {
        switch text[index] {
        case "。", "！", "？", "｡", "．": fullWidthEnd(at: index)
        case ".", "!", "?": latinEnd(at: index)
        default: nil
        }
    }

    private func fullWidthEnd(at index: Int) -> Int? {
        let end = index + 1
        let isDecimalPoint = text[index] == "．" && character(at: end)?.isNumber == true
        let continues = character(at: end).map { "。！？｡".contains($0) } ?? false
        return enclosures.contains(end) || isDecimalPoint || continues ? nil : end
    }

    private func latinEnd(at index: Int) -> Int? {
        guard !isTerminator(index - 1), let end = endOfMarks(from: index), !enclosures.contains(end) else { return nil }
        guard character(at: end)?.isWhitespace == true else { return gluedEnd(at: index) }
        let next = skippingBlanks(from: end)
        guard SentenceStart.isPossible(text[next...]) else { return nil }
        return text[index] == "." && isInsideSentence(stopAt: index, next: next) ? nil : end
    }

    /// The position after all marks that close the sentence together, such as `?!` or `."`; nil for a bracket that
    /// closes behind the mark but opened within the sentence.
    private func endOfMarks(from index: Int) -> Int? {
        var end = index
        while isTerminator(end) { end += 1 }
        while let mark = character(at: end), ")]}\"'”’»$".contains(mark) {
            let opening = enclosures.opening(ofClosingAt: end)
            if ")]}".contains(mark), opening != start { return nil }
            if mark == "$", opening == nil { return nil }
            end += 1
        }
        return end
    }

    /// Whether the full stop belongs to an abbreviation, an ellipsis or the number of a list item.
    private func isInsideSentence(stopAt index: Int, next: Int) -> Bool {
        if isTerminator(index + 1) { return !SentenceStart.isUsual(self.word(from: next)) }
        let word = word(before: index)
        let isListNumber =
            !word.isEmpty && word.allSatisfy(\.isNumber)
            && (index - word.count == start || character(at: index - word.count - 2) == ":")
        return isListNumber || Abbreviation.keeps(stopAfter: word, before: self.word(from: next))
    }

    /// The end of a sentence whose next one follows without a blank: `end.We`. Only before a usual first word, and
    /// not within addresses.
    private func gluedEnd(at index: Int) -> Int? {
        let end = index + 1
        guard text[index] == ".", let before = character(at: index - 1), before.isLowercase || ")%".contains(before),
            SentenceStart.isUsual(word(from: end)), !isAddress(around: index)
        else { return nil }
        return end
    }

    private func isAddress(around index: Int) -> Bool {
        let head = text[..<index].reversed().prefix { !$0.isWhitespace }
        let tail = text[index...].prefix { !$0.isWhitespace }
        return head.contains { "/@".contains($0) } || tail.contains { "/@".contains($0) }
    }

    /// What stands between the last blank or opening mark and `index`.
    private func word(before index: Int) -> Substring {
        let reversed = text[start..<index].reversed().prefix { !$0.isWhitespace && !"([{\"“‘~".contains($0) }
        return Substring(String(reversed.reversed()))
    }

    private func word(from index: Int) -> Substring {
        Substring(String(text[index...].prefix { $0.isLetter || $0.isNumber }))
    }

    private func isTerminator(_ index: Int) -> Bool {
        character(at: index).map { ".!?".contains($0) } ?? false
    }

    private func character(at index: Int) -> Character? { text.indices.contains(index) ? text[index] : nil }

    private func skippingBlanks(from index: Int) -> Int {
        text[index...].firstIndex { !$0.isWhitespace } ?? text.count
    }

    private func trimmed(_ range: Range<Int>) -> String {
        let sentence = text[range].drop { $0.isWhitespace }
        let end = sentence.lastIndex { !$0.isWhitespace } ?? sentence.startIndex - 1
        return String(sentence[..<(end + 1)])
    }
}
