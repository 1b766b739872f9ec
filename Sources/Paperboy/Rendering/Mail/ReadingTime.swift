/// How long an issue takes to read.
enum ReadingTime {
    private static let wordsPerMinute = 230.0
    private static let fullWidthCharactersPerMinute = 500.0

    /// Whole minutes, rounded up, at least one: 230 words a minute in languages that set blanks between words, 500
    /// characters a minute in Japanese, Chinese and Korean; takeaways and summaries count, in the language they are
    /// written in.
    static func minutes(of summaries: [Summary]) -> Int {
        let minutes = summaries.reduce(0) { $0 + self.minutes(of: $1) }
        return max(1, Int(minutes.rounded(.up)))
    }

    private static func minutes(of summary: Summary) -> Double {
        let text = [summary.takeaway, summary.text].compactMap { $0 }.joined(separator: " ")
        return summary.language.isFullWidth
            ? Double(text.count) / fullWidthCharactersPerMinute
            : Double(text.split(separator: " ").count) / wordsPerMinute
    }
}
