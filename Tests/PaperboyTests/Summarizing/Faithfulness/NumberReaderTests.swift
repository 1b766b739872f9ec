import Testing

@testable import Paperboy

@Suite("Numbers of a summary")
struct NumberReaderTests {
    @Test(
        "are given by a source that writes them otherwise",
        arguments: [
            ("40億パラメータ", "a 4B model"), ("10億", "one billion"), ("100万件", "1M examples"), ("1億2000万", "120M"),
            ("1.5兆トークン", "1.5 trillion tokens"), ("4つの手法", "four approaches"), ("四つの手法", "four approaches"),
            ("12種", "a dozen kinds"), ("2倍", "twofold"), ("2倍", "twice"), ("2倍", "2x"), ("2倍", #"$2\times$"#),
            ("3分の1", "a third"), ("3分の1", "1/3"), ("三分の一", "one third"), ("半分", "half"), ("半減", "50%"),
            ("37.5％", "37.5%"), ("37.5パーセント", "37.5 percent"), ("5割", "50%"), ("10〜20", "10-20"),
            ("10から20", "10--20"), ("0.001", "$10^{-3}$"), ("10⁻³", "$10^{-3}$"), ("2.5×10⁴", "25,000"),
            ("1,234件", "1234"), ("1万8000件", "18,000"), ("128Kトークン", "128,000 tokens"), ("24時間", "twenty-four hours"),
            ("250件", "two hundred and fifty"), ("50.0", "50"), ("2桁", "two orders of magnitude"),
            ("100倍", "two orders of magnitude"), ("４Ｂ", "4B"), ("4 billion", "4B"), ("20 %", "20%"),
            ("2つの言語", "both languages"), ("1つの手法", "no number at all"), ("7B", "Qwen2.5-7B"),
        ]
    )
    func given(text: String, source: String) {
        #expect(strange(in: text, beside: source) == [])
    }

    @Test(
        "are strange when the source does not give them",
        arguments: [
            ("40億", "a 4M model", "40億"), ("37.5%", "37.5x", "37.5%"), ("2倍", "2%", "2倍"), ("5つ", "four", "5"),
            ("1,235", "1234", "1,235"), ("10億", "10M", "10億"), ("3分の2", "a third", "3分の2"), ("24.5%", "24.4%", "24.5%"),
            ("4.1ポイント", "2.4 and 1.7 points", "4.1"), ("12", "1 and 2", "12"), ("0.01", "$10^{-3}$", "0.01"),
            ("5%", "Exo4D", "5%"), ("九つ", "eight", "九つ"),
        ]
    )
    func strange(text: String, source: String, words: String) {
        #expect(strange(in: text, beside: source) == [words])
    }

    @Test(
        "are not what belongs to a name, an order, a list or a word",
        arguments: [
            "Ego-Exo4D", "GPT-4", "MultiVENT2", "3D", "第1に", "第三に", "1番目", "2つ目", "(1)", "state-of-the-art", "x^2",
            "pass@10", "二値", "統一的", "十分な", "一般", "千差万別", "三人称", "数千件", "数百万件", "one of them", "1st", "ResNet-50",
        ]
    )
    func none(text: String) {
        #expect(strange(in: text, beside: "") == [])
    }

    private func strange(in text: String, beside source: String) -> [String] {
        let given = NumberReader.quantities(in: ComparableText.plain(source), generously: true)
        return NumberReader.quantities(in: ComparableText.plain(text), generously: false)
            .filter { !$0.isGiven(by: given) }.map(\.text)
    }
}
