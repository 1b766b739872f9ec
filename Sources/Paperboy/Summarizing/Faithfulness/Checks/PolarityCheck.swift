/// A result does not turn into its opposite. Negation has many forms: the check only warns.
struct PolarityCheck: FaithfulnessCheck {
    let name = "polarity"
    let holdsForExtracts = false

    func findings(in text: CheckedText) -> [Finding] {
        let rule = "Say of every result what the abstract says, whether it is better or worse"
        let negated = Self.negative.flatMap { text.matches(of: $0) }
        guard negated.isEmpty else { return isNegative(text.source) ? [] : [warning(negated, rule)] }
        let claims = text.matches(of: Self.positive)
        guard !claims.isEmpty, !text.source.abstract.contains(Self.positive), isNegative(text.source) else { return [] }
        return [warning(claims, rule)]
    }

    private func isNegative(_ source: SourceText) -> Bool {
        Self.negative.contains { source.abstract.contains($0) }
    }

    nonisolated(unsafe) private static let negative: [Regex<Substring>] = [
        #/
        (?i)\b (?: not | never | hardly | barely | cannot | n't | fail (?: s | ed | ing )? \s+ to | unable \s+ to | without )
        \s+ (?: \w+ \s+ ){0,2}
        (?: outperform | improv | surpass | exceed | beat | achiev | reduc | increas | match | gain | help | benefit
        | better | superior | rais | lift | cut | sav | shorten | shrink | clos | detect ) \w*
        | \b no \s+ (?: \w+ \s+ ){0,2} (?: improvement | gain | benefit | advantage ) s? \b
        /#,
        #/
        (?i)\b (?: underperform | inferior | worse | deteriorat | degrad | lag ) \w*
        | \b (?: lower | weaker | poorer ) \s+ (?: \w+ \s+ )? than \b
        | \b (?: fall | drop | stay ) (?: s | ing )? \s+ below \b
        /#,
        /(?:上回|達成|向上|改善|削減|凌駕|短縮|低減)(?:でき|し|せ|さ|ら|れ|は|も|が)*(?:せず|れず|らず|できず|見られず|なかった|ない|ていない)/,
        /(?:減|上が|下が|縮ま|高ま|広が)ら(?:ず|な(?:い|かった))/,
        /劣[るっりら]|下回[っるりら]|悪化|性能が?低下|精度が?低下/,
    ]

    nonisolated(unsafe) private static let positive =
        #/
        (?i)\b (?: outperform | improv | surpass | exceed | achiev | superior | better | rais | gain | increas | reduc
        | shorten | lift | boost | sav | clos | cut | fall | drop | grow | halv | ris ) \w*
        | 上回 | 向上 | 達成 | 改善 | 凌駕
        /#
}
