/// Tells in what language an abstract is written. Nearly all are English.
enum AbstractLanguage {
    /// Japanese where a fifth of the letters or more are kana, a share that running Japanese text never falls below;
    /// English otherwise.
    static func detected(in text: String) -> Language {
        let letters = text.count(where: \.isLetter)
        let kana = text.count { $0.isKana }
        return letters > 0 && kana * 5 >= letters ? .japanese : .english
    }
}
