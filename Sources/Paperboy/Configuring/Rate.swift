/// At most so many in so much time, written `10/s`, `500/h`, `2000/d`.
public struct Rate: Hashable, Sendable {
    public var count: Int
    public var period: Duration

    public init(count: Int, period: Duration) {
        self.count = count
        self.period = period
    }

    /// Nil unless written as a positive whole number, a slash and `s`, `min`, `h` or `d`.
    public init?(_ text: String) {
        let periods: [Substring: Duration] = [
            "s": .seconds(1), "min": .seconds(60), "h": .seconds(3600), "d": .seconds(86_400),
        ]
        guard let match = text.wholeMatch(of: /(\d{1,9})\/(s|min|h|d)/), let count = Int(match.1), count > 0,
            let period = periods[match.2]
        else { return nil }
        self.init(count: count, period: period)
    }

    /// The pause between two of them.
    public var interval: Duration { period / count }
}

extension Rate: CustomStringConvertible {
    /// As it is written: `10/s`.
    public var description: String {
        let units: [Duration: String] = [
            .seconds(1): "s", .seconds(60): "min", .seconds(3600): "h", .seconds(86_400): "d",
        ]
        return "\(count)/\(units[period] ?? "\(period)")"
    }
}

extension [Rate] {
    /// `10/s, 500/h`
    var list: String { map(\.description).joined(separator: ", ") }
}
