/// No praise but what the authors themselves say.
struct HypeCheck: FaithfulnessCheck {
    /// A word of praise and what excuses it when the abstract has it.
    private struct Praise {
        var pattern: Regex<Substring>
        var excuse: Regex<Substring>
    }

    let name = "hype"
    let holdsForExtracts = true

    func findings(in text: CheckedText) -> [Finding] {
        let words = Self.praises.flatMap { praise in
            let words = text.matches(of: praise.pattern)
            return words.isEmpty || text.source.contains(praise.excuse) ? [] : words
        }
        return words.isEmpty ? [] : [failure(words, "Leave out praise that the abstract does not use")]
    }

    nonisolated(unsafe) private static let praises: [Praise] = [
        Praise(pattern: /(?i)groundbreaking|ground-breaking|画期的/, excuse: /(?i)ground-?breaking|画期的|breakthrough/),
        Praise(pattern: /(?i)revolutioni[sz]\w*|revolutionary|革命的/, excuse: /(?i)revolution|革命/),
        Praise(pattern: /(?i)game-?changing|game-?changer/, excuse: /(?i)game-?chang/),
        Praise(pattern: /(?i)\bamazing\w*|驚異的|驚くべき/, excuse: /(?i)amazing|surpris|remarkabl|strik|astonish|驚/),
        Praise(pattern: /(?i)must-read|必見|必読/, excuse: /(?i)must-read|必見|必読/),
        Praise(pattern: /素晴らし[いく]/, excuse: /(?i)excellent|wonderful|outstanding|素晴らし/),
        Praise(pattern: /(?i)unprecedented\w*|前例のない|前代未聞/, excuse: /(?i)unprecedented|前例のない/),
        Praise(pattern: /!/, excuse: /!/),
    ]
}
