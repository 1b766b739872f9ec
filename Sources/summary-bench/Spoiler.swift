import Foundation
import Paperboy

/// The mutations that look into the text.
enum Spoiler {
    /// Every number with its first digit changed to one that gives a number the paper does not have.
    static func changedDigits(_ text: BenchText) -> [String] {
        numbers(in: text.text).compactMap { range in
            let number = text.text[range]
            let candidates = "9753186421".map { "\($0)" + number.dropFirst() }
            guard let other = candidates.first(where: { isAbsent($0, from: text) }) else { return nil }
            return text.text.replacingCharacters(in: range, with: other)
        }
    }

    /// Neither in digits, be it inside of another number, nor in words.
    private static func isAbsent(_ number: String, from text: BenchText) -> Bool {
        let words = [
            "1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight", "9": "nine",
        ]
        let spelled = words[number].map { text.source.localizedCaseInsensitiveContains($0) } ?? false
        return !spelled && !text.source.contains(number) && !text.text.contains(number)
    }

    static func changedUnits(_ text: BenchText) -> [String] {
        let times = text.either("倍", " times")
        let units = [("万", "億"), ("億", "万"), ("兆", "億"), ("B", "M"), (" million", " billion"), ("倍", "%"), ("%", times)]
        return units.compactMap { unit, other in
            firstUse(of: unit, in: text.text).map { text.text.replacingCharacters(in: $0, with: other) }
        }
    }

    /// Where the unit stands right behind a digit.
    private static func firstUse(of unit: String, in text: String) -> Range<String.Index>? {
        text.ranges(of: unit).first { range in
            let isGlued = text[range.upperBound...].first.map { $0.isASCII && $0.isLetter } ?? false
            return !isGlued && text[..<range.lowerBound].last.map { $0.isASCII && $0.isNumber } == true
        }
    }

    /// Every name with inner capitals replaced by that of a benchmark that the paper does not have.
    static func swappedNames(_ text: BenchText) -> [String] {
        let names = text.text.matches(of: /[A-Za-z]+[A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*/)
        return names.map { text.text.replacingCharacters(in: $0.range, with: "SuperGLUE") }
    }

    static func withoutSystemName(_ text: BenchText) -> [String] {
        guard let name = text.paper.title.firstMatch(of: /^([A-Za-z0-9\-]+):\s/)?.1, text.text.contains(name) else {
            return []
        }
        return [text.text.replacing(name, with: text.either("提案手法", "the proposed method"))]
    }

    /// Every sentence in turn as one would say it to a reader.
    static func politeSentences(_ text: BenchText) -> [String] {
        guard text.language == .japanese else { return [] }
        return text.text.indices.filter { text.text[$0] == "。" }.map { end in
            let head = text.text[..<end]
            let forms = [("である", "です"), ("した", "しました"), ("する", "します"), ("れた", "れました"), ("いる", "います")]
            let form = forms.first { head.hasSuffix($0.0) }
            let polite = form.map { String(head.dropLast($0.0.count)) + $0.1 } ?? head + "のです"
            return String(polite) + text.text[end...]
        }
    }

    /// Every statement of a result in turn, denied.
    static func negatedResults(_ text: BenchText) -> [String] {
        guard !text.paper.abstract.contains(negative) else { return [] }
        let denials = text.language == .japanese ? japaneseDenials : englishDenials
        return denials.compactMap { result, denial in
            text.text.contains(result) ? text.text.replacing(result, with: denial, maxReplacements: 1) : nil
        }
    }

    private static let japaneseDenials = [
        ("を上回った", "を上回らなかった"), ("を上回る", "に劣る"), ("を達成した", "を達成できなかった"), ("向上した", "悪化した"),
        ("改善し", "悪化し"), ("改善され", "改善されず"), ("減った", "減らなかった"), ("減り", "減らず"), ("上がり", "上がらず"),
        ("下がり", "下がらず"), ("短縮された", "短縮されなかった"), ("削減した", "削減できなかった"),
    ]
    private static let englishDenials = [
        (" outperforms ", " does not outperform "), (" improves ", " does not improve "),
        (" achieves ", " fails to achieve "), ("outperforming", "not outperforming"), ("achieving", "not achieving"),
        (" gains ", " does not gain "), ("improved performance", "no improvement"), (" cuts ", " does not cut "),
        (" raises ", " does not raise "), (" saves ", " does not save "),
        (" detects ", " fails to detect "), (" shrinks ", " does not shrink "),
    ]

    /// A paper that tells of losses gives its summary the right to tell of some.
    private static var negative: Regex<Substring> {
        #/
        (?i) worse | underperform | inferior | degrad | \b lag | below | fail (?: s | ed )? \s+ to
        | \b not \s+ \w+ | \b no \s+ (?: \w+ \s+ )? (?: gain | benefit | improvement | advantage )
        /#
    }

    /// The numbers in digits that are not part of a name.
    private static func numbers(in text: String) -> [Range<String.Index>] {
        text.matches(of: /(?:^|[^A-Za-z0-9.,\-×])([0-9][0-9,.]*[0-9]|[0-9])(?![0-9A-Zd]*[D\-][0-9A-Za-z]*)/).map(\.output.1)
            .map { $0.startIndex..<$0.endIndex }
    }
}

extension BenchText {
    fileprivate var source: String { paper.title + " " + paper.abstract }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with other: String) -> String {
        self[..<range.lowerBound] + other + self[range.upperBound...]
    }
}
