public import Foundation

/// The hidden field of a form: when it was given out, for which page and with which words, under our seal. It needs
/// no cookie and nothing stored.
public struct FormToken: Sendable {
    public enum Judgement: Equatable, Sendable {
        case good
        /// Sent back faster than people type: a robot.
        case tooFast
        /// The form lay open for more than a day, or another text stands on it by now.
        case expired
        case forged
    }

    private static let macLength = 22
    private static let leastAge: TimeInterval = 3
    private static let mostAge: TimeInterval = 86_400

    private let keys: KeyRing

    public init(keys: KeyRing) { self.keys = keys }

    /// - Parameter page: what the form does and shows, such as its route and the hash of its wording.
    public func text(for page: String, at now: Date) -> String {
        let seconds = Int(now.timeIntervalSince1970)
        let seal = keys.mac(Self.purpose, fields: Self.fields(page, seconds))
        return "\(keys.signingID).\(String(seconds, radix: 36)).\(Base64URL.text(of: seal))"
    }

    public func judge(_ text: String, for page: String, at now: Date) -> Judgement {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let key = UInt8(parts[0]), let seconds = Int(parts[1], radix: 36), parts[1].count <= 9,
            parts[2].utf8.count == Self.macLength, let mac = Base64URL.bytes(of: parts[2]),
            let right = keys.mac(Self.purpose, fields: Self.fields(page, seconds), key: key),
            mac.isEqualInConstantTime(to: right)
        else { return .forged }
        let age = now.timeIntervalSince1970 - TimeInterval(seconds)
        if age > Self.mostAge { return .expired }
        return age < Self.leastAge ? .tooFast : .good
    }

    private static let purpose = "form"

    private static func fields(_ page: String, _ seconds: Int) -> [[UInt8]] {
        [Array(page.utf8), Array(String(seconds).utf8)]
    }
}
