import Foundation

/// The header field `Retry-After` (RFC 9110 §10.2.3).
enum RetryAfter {
    /// The pause that the value asks for: seconds, or an HTTP date counted from `now`; nil when it is neither.
    /// A date in the past is no pause.
    static func duration(_ value: String, now: Date) -> Duration? {
        if !value.isEmpty, value.allSatisfy({ $0.isASCII && $0.isNumber }) {
            return Int(value).map { .seconds($0) }
        }
        guard let date = HTTPDate.instant(value) else { return nil }
        return .seconds(max(0, date.timeIntervalSince(now).rounded(.up)))
    }
}
