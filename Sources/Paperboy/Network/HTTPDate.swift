import CCurl
public import Foundation

/// Dates as HTTP and mail write them: `Wed, 20 Aug 2025 00:00:00 -0400` (RFC 9110 §5.6.7, RFC 5322 §3.3), and what
/// servers make of that.
public enum HTTPDate {
    public static func instant(_ text: String) -> Date? {
        let seconds = curl_getdate(text, nil)
        return seconds >= 0 ? Date(timeIntervalSince1970: Double(seconds)) : nil
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT`
    public static func text(_ instant: Date) -> String {
        ZonedTime(instant, offset: 0).rfc5322.replacing("+0000", with: "GMT")
    }
}
