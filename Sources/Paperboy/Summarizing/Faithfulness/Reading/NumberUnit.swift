/// What may be glued to a number without making a name of it.
enum NumberUnit {
    static let multipliers: [String: Double] = ["K": 1e3, "k": 1e3, "M": 1e6, "B": 1e9, "T": 1e12]
    static let ordinals: Set<String> = ["st", "nd", "rd", "th"]

    private static let measures: Set<String> = [
        "ms", "s", "h", "min", "us", "ns", "GB", "MB", "KB", "TB", "kB", "PB", "Hz", "kHz", "MHz", "GHz", "fps", "FPS",
        "px", "bit", "bits", "cm", "mm", "km", "m", "kg", "g", "W", "kW", "MW", "kWh", "V", "nm", "dB", "pp", "pt",
        "pts", "x", "X", "fold", "B", "K", "k", "M", "T",
    ]

    static func isKnown(_ letters: Substring) -> Bool {
        letters.isEmpty || measures.contains(String(letters)) || ordinals.contains(String(letters))
    }
}
