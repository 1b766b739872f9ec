/// What stands between the parentheses of a Markdown link or image.
struct LinkDestination: Hashable, Sendable, CustomStringConvertible {
    let description: String

    /// Nil unless `text` is an absolute `http` or `https` address: anything else could run a script.
    init?(web text: String) {
        let line = PlainText.line(text)
        guard line.prefixMatch(of: /(?i:https?):\/\/[A-Za-z0-9]/) != nil else { return nil }
        let encoded = Self.encoded(line, keeping: Self.unreserved + ":/?#@!*+,;=%&")
        description = encoded.replacing("&", with: "&amp;").replacing(Self.placeholder, with: "HAHAHUGO%53HORTCODE")
    }

    /// A file beside the page.
    init(file name: String) {
        let encoded = Self.encoded(PlainText.line(name), keeping: Self.unreserved)
        description = encoded.replacing(Self.placeholder, with: "HAHAHUGO%53HORTCODE")
    }

    /// What Hugo puts in place of a shortcode while it renders: a build fails on one that is not its own.
    private static let placeholder = "HAHAHUGOSHORTCODE"
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
