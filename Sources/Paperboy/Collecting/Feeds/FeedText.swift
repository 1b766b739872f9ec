import Foundation

/// The texts of feeds: plain, or HTML as escaped text.
enum FeedText {
    /// HTML without its tags and with its character references replaced, on one line.
    static func plain(_ html: String) -> String {
        guard html.contains("<") || html.contains("&") else { return PlainText.line(html) }
        let withoutTags =
            html
            .replacing(/(?is)<(script|style)\b.*?<\/\1\s*>/, with: " ")
            .replacing(/(?s)<!--.*?-->/, with: " ")
            .replacing(/(?i)<\/?(?:b|i|em|strong|a|span|code|sub|sup|u|tt|font)\b[^<>]*>/, with: "")
            .replacing(/<\/?[A-Za-z!][^<>]*>/, with: " ")
        return PlainText.line(resolved(withoutTags))
    }

    private static func resolved(_ text: String) -> String {
        text.replacing(/&(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z]{2,8}));/) { match in
            if let name = match.3 { return named[name] ?? String(match.0) }
            let number = match.1.flatMap { UInt32($0) } ?? match.2.flatMap { UInt32($0, radix: 16) }
            return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? ""
        }
    }

    private static let named: [Substring: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–", "mdash": "—",
        "hellip": "…", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "copy": "©", "reg": "®", "times": "×",
    ]
}
