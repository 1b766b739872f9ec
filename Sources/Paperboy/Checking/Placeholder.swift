/// What a template or an editor left to be filled in.
enum Placeholder {
    /// The first one in a text; nil without any.
    static func first(in text: String) -> String? {
        for pattern in patterns {
            if let match = text.firstMatch(of: pattern) { return String(match.output) }
        }
        return nil
    }

    /// Computed, since regular expressions are not Sendable.
    private static var patterns: [Regex<Substring>] {
        [
            /\{\{[^{}]{0,60}\}\}/,
            /\{%[^%]{0,60}%\}/,
            /\$\{[A-Za-z_][A-Za-z0-9_.]*\}/,
            /\*\|[A-Z_]+\|\*/,
            /\b(?:TODO|FIXME|TBD|XXX)\b/,
            /(?i)\blorem ipsum\b/,
            /(?i)\[(?:insert|placeholder|your)\b[^\]]*\]/,
        ]
    }
}
