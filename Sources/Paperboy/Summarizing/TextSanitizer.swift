import Foundation

/// Untrusted text made fit for a model to read: what the eye does not see, a model should not read either.
///
/// One Unicode form (NFKC); without control, zero-width, bidirectional and tag characters, without HTML; one line of
/// at most 5,000 characters.
public struct TextSanitizer: Sendable {
    /// A text and what was taken out of it.
    public struct Outcome: Equatable, Sendable {
        public var text: String
        /// Invisible characters: controls, zero-width and bidirectional marks, tags.
        public var invisible: Int
        /// HTML tags and comments.
        public var tags: Int
        /// Characters beyond the limit.
        public var cut: Int

        /// Whether something was hidden in the text or made it longer than any abstract is.
        public var isSuspicious: Bool { invisible + tags + cut > 0 }
    }

    /// The longest abstract of arXiv has 1,920 characters.
    public static let limit = 5_000

    public init() {}

    public func sanitized(_ text: String) -> Outcome {
        let visible = String(String.UnicodeScalarView(text.unicodeScalars.filter { !Self.isInvisible($0) }))
        let (plain, tags) = withoutTags(visible)
        let line = PlainText.line(composed(plain))
        return Outcome(
            text: String(line.prefix(Self.limit)),
            invisible: text.unicodeScalars.count - visible.unicodeScalars.count,
            tags: tags,
            cut: max(0, line.count - Self.limit)
        )
    }

    /// NFKC but for raised digits: it would make `10-3` of `10⁻³`.
    private func composed(_ text: String) -> String {
        text.map { TeXScript.plain($0) == nil ? String($0).precomposedStringWithCompatibilityMapping : String($0) }
            .joined().precomposedStringWithCanonicalMapping
    }

    /// Without comments and the tags of HTML; `x<y and y>z` and `<think>` are none.
    private func withoutTags(_ text: String) -> (String, count: Int) {
        let tag = #/
            (?is) <!--.*?--> | </? (?: a | abbr | audio | b | big | blockquote | body | br | button | center | code | dd
            | details | div | dl | dt | em | embed | font | form | h[1-6] | head | hr | html | i | iframe | img | input
            | label | li | link | mark | meta | object | ol | p | pre | script | small | span | strong | style | sub
            | summary | sup | svg | table | tbody | td | textarea | th | thead | title | tr | tt | u | ul | video )
            (?: \s [^<>]* )? /? >
            /#
        var count = 0
        let plain = text.replacing(tag) { _ in
            count += 1
            return " "
        }
        return (plain, count)
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x85: false
        case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0xFEFF: true
        case 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F: true
        case 0xFE00...0xFE0F, 0xE0000...0xE007F, 0xE0100...0xE01EF: true
        default: false
        }
    }
}
