/// A number of a text, however it is written: `4B`, `40億` and `four billion` are one.
struct Quantity: Hashable, Sendable {
    enum Unit: Sendable {
        case plain
        /// `%`, `percent`, `パーセント`, and `割` as tens of them.
        case percent
        /// `×`, `times`, `-fold`, `twice`, `倍`.
        case times
    }

    var value: Double
    var unit = Unit.plain
    /// Above and below the line, where it is written as a fraction.
    var fraction: [Double] = []
    /// Whether it states a result or a size: with `%`, `×`, points, or a B or M behind it.
    var isResult = false
    /// Whether a word such as `a` or `both` says it beside something else.
    var isImplied = false
    /// As it stands in the text.
    var text = ""

    /// Whether a source that gives `others` gives this number too.
    func isGiven(by others: [Quantity]) -> Bool {
        // `9/3` is not the 3 of another place.
        let isPart = fraction.isEmpty || value < 1
        if isPart, others.contains(where: { isSame(as: $0) }) { return true }
        return !fraction.isEmpty && fraction.allSatisfy { part in others.contains { $0.value.isNear(part) } }
    }

    /// `%` and `×` may be left away, but not exchanged. Half is 50 %, and halving is by a factor of two.
    private func isSame(as other: Quantity) -> Bool {
        if value.isNear(other.value) {
            return unit == other.unit || unit == .plain || other.unit == .plain && !other.isImplied
        }
        let pair = value < other.value ? (self, other) : (other, self)
        guard pair.0.value.isNear(0.5), pair.0.unit == .plain else { return false }
        return pair.1.unit == .percent && pair.1.value.isNear(50) || pair.1.unit == .times && pair.1.value.isNear(2)
    }
}

extension Double {
    fileprivate func isNear(_ other: Double) -> Bool { abs(self - other) <= 1e-9 * Swift.max(abs(self), abs(other)) }
}
