import Testing

@testable import Paperboy

@Suite("Markdown text")
struct MarkdownTextTests {
    private typealias Place = MarkdownText.Place

    @Test(
        "leaves ordinary text as it is in every place",
        arguments: [
            "PyVision-RL: Forging Open Agentic Vision Models via RL", "(e.g., 4B parameters), 3D, 40% of 2-3 steps",
            "agents' ability; see github.com/hanxiangqin/omni-col-press.", "大規模言語モデルにおける検索ヘッド（retrieval heads）",
            "2602.12192", "3.5B parameters", "Is it so? Yes! 😀 é ü ñ", "a - b / c", "x = y, a + b", "日本語。",
        ]
    )
    func ordinary(text: String) {
        for place in Place.allCases { #expect(MarkdownText(text, in: place).description == text) }
    }

    @Test(
        "escapes markup with backslashes where they read well, else by number",
        arguments: [
            ("a *b* _c_ `d`", #"a \*b\* \_c\_ \`d\`"#, "a &#42;b&#42; &#95;c&#95; &#96;d&#96;"),
            (#"\(x\) [y] $z$"#, "&#92;(x&#92;) &#91;y&#93; &#36;z&#36;", "&#92;(x&#92;) &#91;y&#93; &#36;z&#36;"),
            ("{{< x >}} {{%", #"\{\{&#60; x >}} \{\{%"#, "&#123;&#123;&#60; x &#62;&#125;&#125; &#123;&#123;%"),
            (#"a "b" | c"#, #"a "b" | c"#, "a &#34;b&#34; &#124; c"),
            ("R&D &lt; x^2 ~1", #"R\&D \&lt; x\^2 \~1"#, "R&#38;D &#38;lt; x&#94;2 &#126;1"),
            ("a <!--more--> b", "a &#60;!--more--> b", "a &#60;!--more--&#62; b"),
            ("me@x.org", "me&#64;x.org", "me&#64;x.org"),
            ("www.x.org ftp://x", #"www\.x.org ftp&#58;//x"#, "www&#46;x.org ftp&#58;//x"),
            ("ok :smile: a:b:c RL: x", "ok &#58;smile: a&#58;b:c RL: x", "ok &#58;smile: a&#58;b:c RL: x"),
            ("C++ === F", #"C\++ \=\== F"#, "C&#43;+ &#61;&#61;= F"),
        ]
    )
    func markup(text: String, readable: String, numeric: String) {
        for place in [Place.paragraph, .phrase, .heading, .linkText] {
            #expect(MarkdownText(text, in: place).description == readable)
        }
        for place in [Place.shortcodeArgument, .shortcodeBody] {
            #expect(MarkdownText(text, in: place).description == numeric)
        }
    }

    @Test(
        "escapes what opens a block at the start of a line, and there alone",
        arguments: [
            ("- a - b", #"\- a - b"#), ("# a # b", ##"\# a # b"##), ("> a > b", #"\> a > b"#),
            (": a : b", "&#58; a : b"),
            ("+ a", #"\+ a"#), ("=", #"\="#), ("! a!", #"\! a!"#), ("---", #"\---"#), ("12. a 3. b", #"12\. a 3. b"#),
            ("1)", "1&#41;"), ("  \t- a", #"\- a"#), ("1.5 a", "1.5 a"), ("(1) a", "(1) a"),
        ]
    )
    func blocks(text: String, escaped: String) { #expect(MarkdownText(text, in: .paragraph).description == escaped) }

    @Test(
        "shows a number sign at the end of a heading",
        arguments: [("C#", ##"C\#"##), ("a ##", ##"a \#\#"##), ("# a", ##"\# a"##)]
    )
    func headings(text: String, escaped: String) { #expect(MarkdownText(text, in: .heading).description == escaped) }

    @Test(
        "links an address in a paragraph and ends it where a reader would",
        arguments: [
            ("see https://a.b/c_d*e?x=1.", "see <https://a.b/c_d*e?x=1>."),
            ("https://a.b/?x=1&reg=2", #"[https&#58;//a.b/?x=1\&reg=2](https://a.b/?x=1&amp;reg=2)"#),
            ("(https://a.b/c_(d)), ok", "(<https://a.b/c_(d)>), ok"),
            ("コードはhttps://a.b/です。", "コードは<https://a.b/>です。"),
            ("HTTP://A.B/x!", "<HTTP://A.B/x>!"), ("https://", "https&#58;//"), ("https://$x", "https&#58;//&#36;x"),
            ("xhttps://a.b", "xhttps&#58;//a.b"), ("https://a.b/5%", "https&#58;//a.b/5%"),
            ("https://a:b", "https&#58;//a:b"),
            ("<https://a.b>", "&#60;<https://a.b>>"),
        ]
    )
    func links(text: String, escaped: String) { #expect(MarkdownText(text, in: .paragraph).description == escaped) }

    @Test(
        "links no address elsewhere",
        arguments: [MarkdownText.Place.phrase, .heading, .linkText, .shortcodeArgument]
    )
    func noLinks(place: MarkdownText.Place) {
        #expect(MarkdownText("see https://a.b/c_d", in: place).description.hasPrefix("see https&#58;//a.b/c"))
    }

    @Test(
        "leaves an address bare in a shortcode's body when Markdown would show all of it",
        arguments: [
            ("at https://a.b/c_d~e.", "at https://a.b/c_d~e."), ("at https://a.b/C/, x", "at https://a.b/C/, x"),
            ("at https://a.bです", "at https://a.bです"),
            ("at https://a.b/c_d?x=1&y=2", "at https&#58;//a.b/c&#95;d?x=1&#38;y=2"),
            ("(https://a.b/c)", "(https&#58;//a.b/c)"),
            ("at http://localhost/_x_", "at http&#58;//localhost/&#95;x&#95;"),
            ("at https://a.b/c__d__", "at https&#58;//a.b/c&#95;&#95;d&#95;&#95;"),
        ]
    )
    func bareLinks(text: String, escaped: String) {
        #expect(MarkdownText(text, in: .shortcodeBody).description == escaped)
    }

    @Test(
        "writes the text of an image with names, which Hugo's own template for images reads too",
        arguments: [
            ("R&D <1B a_b *c* `d`", "R&amp;D &lt;1B a&lowbar;b &ast;c&ast; &grave;d&grave;"),
            (#"\[x] $y^2$ {z}"#, "&bsol;&lsqb;x&rsqb; &dollar;y&Hat;2&dollar; &lcub;z}"),
            ("C++ a@b https://a.b", "C&plus;+ a&commat;b https&colon;//a.b"), ("~5", "~5"), ("~5~", #"\~5\~"#),
            ("- a", "- a"),
        ]
    )
    func imageText(text: String, escaped: String) { #expect(MarkdownText(text, in: .imageAlt).description == escaped) }

    @Test("cleans what an editor may have put into the issue file")
    func cleaning() {
        #expect(MarkdownText("a\u{202E}\r\n- b\u{0}\tc ", in: .paragraph).description == "a - b c")
    }

    @Test("sees markup before a combining mark")
    func combining() {
        #expect(MarkdownText("<\u{301}b *\u{301}", in: .paragraph).description == "&#60;\u{301}b \\*\u{301}")
        #expect(FrontMatterValue("\"\u{301}\\\u{301}").description == "\"\\\"\u{301}\\\\\u{301}\"")
    }

    @Test("breaks the word that Hugo puts in place of a shortcode", arguments: MarkdownText.Place.allCases)
    func placeholder(place: MarkdownText.Place) {
        let text = "x HAHA\u{200B}HUGOSHORTCODE0s0HBHB https://a.b/HAHAHUGOSHORTCODE\u{301}"
        let escaped = MarkdownText(text, in: place).description
        #expect(!escaped.utf8.contains("HAHAHUGOSHORTCODE".utf8))
        #expect(escaped.utf8.contains("HAHAHUGO\u{2060}SHORTCODE0s0HBHB".utf8))
    }

    @Test("never lets markup through, whatever the text", arguments: MarkdownText.Place.allCases)
    func random(place: MarkdownText.Place) {
        var texts = NastyTexts(seed: 20_260_226)
        let wrong = (0..<2_000).map { _ in texts.next() }.filter { text in
            let escaped = Array(MarkdownText(text, in: place).description.unicodeScalars)
            let shown = MarkdownReader(escaped)
            return shown.text != Array(PlainText.line(text).unicodeScalars) || !shown.markup.isEmpty
                || escaped.contains { $0.properties.generalCategory == .control }
                || escaped.firstRange(of: Array("{{".unicodeScalars)) != nil
        }
        #expect(wrong.isEmpty)
    }
}

/// Reads escaped text as Markdown does: what a reader sees, and what still has a meaning.
private struct MarkdownReader {
    private static let names: [String: Unicode.Scalar] = [
        "bsol": "\\", "grave": "`", "ast": "*", "lowbar": "_", "lsqb": "[", "rsqb": "]", "lt": "<", "amp": "&",
        "lcub": "{", "dollar": "$", "Hat": "^", "commat": "@", "colon": ":", "period": ".", "equals": "=", "plus": "+",
    ]

    private(set) var text: [Unicode.Scalar] = []
    private(set) var markup: [Unicode.Scalar] = []

    init(_ escaped: [Unicode.Scalar]) {
        var rest = escaped[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\\":
                text += [rest.popFirst() ?? scalar]
            case "&" where rest.first == "#":
                let number = rest.dropFirst().prefix { $0 != ";" }
                text += UInt32(number.map(String.init).joined()).flatMap(Unicode.Scalar.init).map { [$0] } ?? []
                rest = rest.dropFirst(number.count + 2)
            case "&":
                let name = String(String.UnicodeScalarView(rest.prefix { $0 != ";" }))
                Self.names[name].map { text.append($0) } ?? markup.append(scalar)
                rest = rest.dropFirst(name.unicodeScalars.count + 1)
            case "<" where rest.prefix(4).map { $0.properties.lowercaseMapping } == ["h", "t", "t", "p"]:
                let address = rest.prefix { $0 != ">" && $0 != " " }
                text += address
                rest = rest.dropFirst(address.count + 1)
            case "]" where rest.first == "(":
                rest = rest.drop { $0 != ")" }.dropFirst()
            case "\u{2060}", "[":
                break
            default:
                text.append(scalar)
                if "<`*]$^".unicodeScalars.contains(scalar) { markup.append(scalar) }
            }
        }
    }
}

extension String.UTF8View {
    fileprivate func contains(_ other: String.UTF8View) -> Bool { Array(self).firstRange(of: Array(other)) != nil }
}
