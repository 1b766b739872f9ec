import Foundation

extension Double {
    func rounded(toPlaces places: Int) -> Double {
        let scale = pow(10, Double(places))
        return (self * scale).rounded() / scale
    }

    /// With one digit after the point: `3.5`.
    var written: String { fixed(1) }

    /// Decimal digits, `places` of them after the point.
    func fixed(_ places: Int) -> String { String(format: "%.\(places)f", self) }
}
