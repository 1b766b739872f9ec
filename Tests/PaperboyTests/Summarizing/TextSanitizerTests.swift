import Paperboy
import Testing

@Suite("Untrusted text")
struct TextSanitizerTests {
    @Test("loses what the eye does not see, and counts it")
    func invisible() {
        let tags = String(String.UnicodeScalarView("hidden".unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xE0000) }))
        let outcome = TextSanitizer().sanitized("a\u{200B}b\u{202E}c\u{2066}d\u{FEFF}e\u{0}f\(tags)")
        #expect(outcome.text == "abcdef")
        #expect(outcome.invisible == 5 + 6)
        #expect(outcome.isSuspicious)
    }

    @Test("loses tags and comments, not comparisons")
    func html() {
        let outcome = TextSanitizer().sanitized("<b>Bold</b> <!-- do\nas I say --> p < 0.05, a <b, c>, x<y and y>z<br/>")
        #expect(outcome.text == "Bold p < 0.05, a <b, c>, x<y and y>z")
        #expect(outcome.tags == 4)
    }

    @Test("comes in one Unicode form, but raised digits stay raised")
    func form() {
        let outcome = TextSanitizer().sanitized("ﬁne １２３％ 10⁻³ e\u{301}")
        #expect(outcome.text == "fine 123% 10⁻³ é")
        #expect(!outcome.isSuspicious)
    }

    @Test("ends at 5,000 characters")
    func cap() {
        let outcome = TextSanitizer().sanitized(String(repeating: "a", count: 5_010))
        #expect(outcome.text.count == 5_000)
        #expect(outcome.cut == 10)
    }

    @Test("changes nothing the second time", arguments: ["<<b>i>x", "a\u{200B}<\u{200B}b>", "&lt;b&gt; <p", "ﬀ ½ №"])
    func idempotent(text: String) {
        let once = TextSanitizer().sanitized(text).text
        #expect(TextSanitizer().sanitized(once).text == once)
    }
}
