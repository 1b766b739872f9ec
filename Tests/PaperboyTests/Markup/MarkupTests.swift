import Foundation
import FoundationXML
import Paperboy
import Testing

@Suite("Markup")
struct MarkupTests {
    @Test(
        "escapes text for elements and attributes alike",
        arguments: [
            ("a < b > c", "a &lt; b &gt; c"),
            ("R&D &amp; &#65;", "R&amp;D &amp;amp; &amp;#65;"),
            (#"x" onload='y'"#, "x&quot; onload=&#39;y&#39;"),
            ("]]>", "]]&gt;"),
            ("要約 é 😀", "要約 é 😀"),
            ("", ""),
        ]
    )
    func escapes(text: String, expected: String) {
        let piece: Markup = "\(text)"
        #expect(piece.source == expected)
        #expect(Markup(text: text) == piece)
    }

    @Test(
        "drops what no document may carry and keeps tab and line feed",
        arguments: [
            ("a\u{0}b\u{3}c\u{1D}d", "abcd"),
            ("a\tb\nc", "a\tb\nc"),
            ("a\r\nb", "a\nb"),
            ("a\u{7F}b\u{80}c\u{9F}d", "abcd"),
            ("a\u{202E}b\u{2066}c", "abc"),
            ("👩‍🔬\u{FFFD}\u{E000}", "👩‍🔬\u{FFFD}\u{E000}"),
        ]
    )
    func drops(text: String, expected: String) { #expect(Markup(text: text).source == expected) }

    @Test("drops non-characters", arguments: [0xFFFE, 0xFFFF, 0xFDD0, 0xFDEF, 0x1FFFE, 0x10FFFF])
    func dropsNonCharacters(scalar: UInt32) throws {
        let character = Character(try #require(Unicode.Scalar(scalar)))
        #expect(Markup(text: "a\(character)b").source == "ab")
    }

    @Test("trusts literals and other markup, and escapes everything else")
    func interpolation() {
        let title = "<Q&A>"
        let link: Markup = "<a href=\"\("/?a=1&b=2")\">\(title)</a>"
        let item: Markup = "<li>\(2). \(link)</li>"
        #expect(item.source == #"<li>2. <a href="/?a=1&amp;b=2">&lt;Q&amp;A&gt;</a></li>"#)
    }

    @Test("writes nothing for a piece that is not there")
    func optional() {
        let missing: Markup? = nil
        let piece: Markup = "<p>\(missing)</p>"
        #expect(piece == "<p></p>")
    }

    @Test("adds up and joins")
    func joining() {
        var list: Markup = "<b/>" + Markup(text: "&")
        list += "<i/>"
        #expect(list == "<b/>&amp;<i/>")
        #expect(["<b/>", Markup(text: "<")].joined(separator: ", ") == "<b/>, &lt;")
    }

    @Test("reads back as the same text from an element and from an attribute", arguments: 0..<300)
    func roundTrip(seed: UInt64) throws {
        var source = HostileText(seed: seed)
        let text = source.next()
        let document: Markup = "<t a=\"\(text)\">\(text)</t>"
        let reader = ElementReader()
        let parser = XMLParser(data: Data(document.source.utf8))
        parser.delegate = reader
        try #require(parser.parse(), "\(document.source.debugDescription)")
        let expected = HostileText.legible(text)
        #expect(reader.text == expected)
        #expect(reader.attribute == expected.replacing(/[\t\n]/, with: " "))  // XML 1.0 §3.3.3
    }
}

/// Random text of the characters that break documents; the same for the same seed.
private struct HostileText {
    private static let words = [
        "<", ">", "&", "\"", "'", "&amp;", "&#3;", "]]>", "<!--", "-->", "<![CDATA[", "<?x?>", "{{<", "\\", "$", "%",
        "a", "要", "é", "e\u{301}", "😀", "👩‍🔬", " ",
    ]
    private static let scalars: [UInt32] = [
        0x00, 0x03, 0x09, 0x0A, 0x0B, 0x0D, 0x1B, 0x7F, 0x85, 0x9F, 0xFEFF, 0xFFFE, 0xFFFF, 0xFDD0, 0xFDEF, 0x10FFFF,
        0x2028, 0x202E, 0x2069, 0x200D,
    ]
    private static let pieces = words + scalars.compactMap(Unicode.Scalar.init).map { String(Character($0)) }
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> String {
        (0..<(random() % 40)).map { _ in Self.pieces[random() % Self.pieces.count] }.joined()
    }

    /// The text without the characters that XML forbids or that reorder text.
    static func legible(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter(isLegible)))
    }

    private static func isLegible(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "\t" || scalar == "\n" { return true }
        let properties = scalar.properties
        return properties.generalCategory != .control && !properties.isNoncharacterCodePoint
            && scalar != "\u{202E}" && scalar != "\u{2069}"
    }

    /// SplitMix64.
    private mutating func random() -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((bits ^ (bits >> 31)) >> 2)
    }
}

private final class ElementReader: NSObject, XMLParserDelegate {
    private(set) var text = ""
    private(set) var attribute = ""

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        attribute = attributes["a"] ?? ""
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}
