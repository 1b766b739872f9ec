import Testing

@testable import Paperboy

@Suite("Link destination")
struct LinkDestinationTests {
    @Test(
        "keeps an address and encodes what would end it",
        arguments: [
            ("https://arxiv.org/abs/2602.12192", "https://arxiv.org/abs/2602.12192"),
            ("https://doi.org/10.1000/a(1)<b>", "https://doi.org/10.1000/a%281%29%3Cb%3E"),
            ("http://a.b/?x=1&copy=2#c", "http://a.b/?x=1&amp;copy=2#c"),
            ("https://a.b/日 {{<", "https://a.b/%E6%97%A5%20%7B%7B%3C"),
            ("https://a.b/100%/%41", "https://a.b/100%25/%41"), ("HTTP://A.B:80", "HTTP://A.B:80"),
            ("https://a.b/HAHAHUGOSHORTCODE", "https://a.b/HAHAHUGO%53HORTCODE"),
        ]
    )
    func web(text: String, encoded: String) { #expect(LinkDestination(web: text)?.description == encoded) }

    @Test(
        "refuses what is no web address",
        arguments: [
            "javascript:alert(1)", "//a.b", "https://", "a.b", "https://a:b/", "https://a%zz", "", "data:text/html,x",
        ]
    )
    func refused(text: String) { #expect(LinkDestination(web: text) == nil) }

    @Test("names a file beside the page")
    func file() {
        #expect(LinkDestination(file: "paper_1.png").description == "paper_1.png")
        #expect(LinkDestination(file: "a b/(c).png").description == "a%20b%2F%28c%29.png")
    }

    @Test("makes a link, and plain text without an address to follow")
    func link() {
        #expect(MarkdownLink("a]b", to: "https://a.b").description == "[a&#93;b](https://a.b)")
        #expect(MarkdownLink("a]b", to: "javascript:x").description == "a&#93;b")
    }
}
