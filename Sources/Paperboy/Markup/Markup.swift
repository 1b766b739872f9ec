/// A piece of XML or HTML. What stands in a literal is markup; what is put in by interpolation is text and is
/// escaped, for element content and quoted attribute values alike:
///
///     let cell: Markup = "<a href='\(url)'>\(title)</a>"
///
/// Characters that XML 1.0 (§2.2) or HTML (§13.2.3.5) forbids are dropped, with carriage returns, which both turn
/// into line feeds, and bidirectional overrides, which let a title reorder the text around it. One forbidden
/// character hides a whole feed.
public struct Markup: Hashable, Sendable {
    /// The characters as they stand in a document.
    public private(set) var source: String

    /// Plain text, escaped.
    public init(text: some StringProtocol) {
        source = ""
        Self.escape(String(text), into: &source)
    }

    /// Markup that something else made and vouches for; it is not looked at.
    public init(trusted source: String) { self.source = source }

    public static func + (left: Markup, right: Markup) -> Markup { Markup(trusted: left.source + right.source) }

    public static func += (left: inout Markup, right: Markup) { left.source += right.source }

    /// Copies the stretches between special characters whole: a loop that appends each character is many times slower.
    fileprivate static func escape(_ text: String, into output: inout String) {
        var start = text.startIndex
        for index in text.unicodeScalars.indices {
            guard let replacement = replacement(for: text.unicodeScalars[index].value) else { continue }
            output += text[start..<index]
            output += replacement
            start = text.unicodeScalars.index(after: index)
        }
        output += text[start...]
    }

    /// What stands for a character: an escape, nothing, or (nil) the character itself.
    private static func replacement(for scalar: UInt32) -> String? {
        switch scalar {
        case 0x26: "&amp;"
        case 0x3C: "&lt;"
        case 0x3E: "&gt;"
        case 0x22: "&quot;"
        case 0x27: "&#39;"  // HTML 4 has no &apos;
        case 0x09, 0x0A, 0x20...0x7E: nil
        default: isForbidden(scalar) ? "" : nil
        }
    }

    private static func isForbidden(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x202A...0x202E, 0x2066...0x2069: true
        case 0xFDD0...0xFDEF: true
        default: scalar & 0xFFFE == 0xFFFE
        }
    }
}

extension Markup: ExpressibleByStringInterpolation {
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var source = ""

        public init(literalCapacity: Int, interpolationCount: Int) {
            source.reserveCapacity(literalCapacity + interpolationCount * 32)
        }

        public mutating func appendLiteral(_ literal: String) { source += literal }

        /// Text, a number or a date, escaped.
        public mutating func appendInterpolation(_ text: some LosslessStringConvertible) {
            Markup.escape(text.description, into: &source)
        }

        /// Markup as it is; nil is nothing.
        public mutating func appendInterpolation(_ markup: Markup?) { source += markup?.source ?? "" }
    }

    public init(stringLiteral value: String) { source = value }

    public init(stringInterpolation: StringInterpolation) { source = stringInterpolation.source }
}

extension Sequence<Markup> {
    public func joined(separator: Markup = "") -> Markup {
        Markup(trusted: map(\.source).joined(separator: separator.source))
    }
}

extension Sequence<Markup?> {
    /// The pieces that are there, each on a line of its own.
    func lines() -> Markup { compactMap(\.self).joined(separator: "\n") }
}
