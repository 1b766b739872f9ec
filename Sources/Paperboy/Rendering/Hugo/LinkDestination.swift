/// What stands between the parentheses of a Markdown link or image.
struct LinkDestination: Hashable, Sendable, CustomStringConvertible {
    let description: String

    /// Nil unless `text` is an absolute `http` or `https` address: anything else could run a script.
    init?(web text: String) {
        let address = Self.encoded(PlainText.line(text), keeping: Self.unreserved + ":/?#@!*+,;=%&")
            .replacing(/%(?![0-9A-Fa-f]{2})/, with: "%25")
        guard LinkableText.isWellFormed(address) else { return nil }
        description = address.replacing("&", with: "&amp;").replacing(Self.placeholder, with: Self.brokenPlaceholder)
    }

    /// A file beside the page.
    init(file name: String) {
        description = Self.encoded(PlainText.line(name), keeping: Self.unreserved)
            .replacing(Self.placeholder, with: Self.brokenPlaceholder)
    }

    /// What Hugo puts in place of a shortcode while it renders: a build fails on one that is not its own.
    private static let placeholder = "HAHAHUGOSHORTCODE"
    private static let brokenPlaceholder = "HAHAHUGO%53HORTCODE"
    private static let unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"

    private static func encoded(_ text: String, keeping allowed: String) -> String {
        let kept = Set(allowed.utf8)
        return text.utf8.reduce(into: "") { output, byte in
            if kept.contains(byte) {
                output.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                output += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
    }
}
