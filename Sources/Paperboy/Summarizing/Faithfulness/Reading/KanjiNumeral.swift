/// Numbers in kanji, such as 二百三十 and 百万.
enum KanjiNumeral {
    /// What makes a number of a kanji that is part of many words else: 二つ, but 二値 and 統一.
    static let counters = [
        "つ", "個", "種", "段階", "倍", "割", "件", "回", "言語", "項目", "か国", "カ国", "次元", "桁", "軸", "本の",
    ]

    private static let digits: [Character: Double] = [
        "〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]
    private static let small: [Character: Double] = ["十": 10, "百": 100, "千": 1_000]
    private static let large: [Character: Double] = ["万": 1e4, "億": 1e8, "兆": 1e12]

    static func isNumeral(_ character: Character) -> Bool { digits[character] != nil || scale(character) != nil }

    /// 千, 万 and their like.
    static func scale(_ character: Character) -> Double? { small[character] ?? large[character] }

    /// Nil for what is no number.
    static func value(of text: String) -> Double? {
        var total = 0.0, group = 0.0, digit: Double?
        for character in text {
            if let value = digits[character] {
                digit = digit.map { $0 * 10 + value } ?? value
            } else if let scale = small[character] {
                group += (digit ?? 1) * scale
                digit = nil
            } else if let scale = large[character] {
                group += digit ?? 0
                total += max(group, 1) * scale
                (group, digit) = (0, nil)
            } else {
                return nil
            }
        }
        return text.isEmpty ? nil : total + group + (digit ?? 0)
    }
}
