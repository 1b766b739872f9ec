import Mustache

/// How `{{x}}` is escaped in HTML templates: code point by code point.
///
/// Mustache's own escaping looks at whole characters and lets `"` with a combining mark through, which ends an
/// attribute all the same.
struct MarkupContentType: MustacheContentType {
    /// The name for `{{% CONTENT_TYPE:…}}`; registered when first asked for.
    static let name: String = {
        MustacheContentTypes.register(MarkupContentType(), named: "MARKUP")
        return "MARKUP"
    }()

    func escapeText(_ text: String) -> String {
        var octets: [UInt8] = []
        octets.reserveCapacity(text.utf8.count + text.utf8.count / 16)
        for octet in text.utf8 {
            switch octet {
            case UInt8(ascii: "&"): octets += "&amp;".utf8
            case UInt8(ascii: "<"): octets += "&lt;".utf8
            case UInt8(ascii: ">"): octets += "&gt;".utf8
            case UInt8(ascii: "\""): octets += "&quot;".utf8
            case UInt8(ascii: "'"): octets += "&#39;".utf8
            default: octets.append(octet)
            }
        }
        return String(decoding: octets, as: UTF8.self)
    }
}
