extension Duration {
    /// Reads `90s`, `15m`, `12h`, `3d`, `2y`; a year has 365.25 days.
    init?(text: String) {
        let units: [Substring: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "y": 31_557_600]
        guard let match = text.wholeMatch(of: /(\d{1,9})([smhdy])/), let count = Int(match.1), let unit = units[match.2]
        else { return nil }
        self = .seconds(count * unit)
    }
}
