import Paperboy
import Testing

@Suite("Web address")
struct WebAddressTests {
    @Test(
        "keeps what a URI may contain and percent-encodes the rest",
        arguments: [
            ("https://arxiv.org/abs/2602.12192", "https://arxiv.org/abs/2602.12192"),
            ("http://e.com/a_(b)?x=1&y=%20#f", "http://e.com/a_(b)?x=1&y=%20#f"),
            ("https://e.com/a b\"<c>\n|", "https://e.com/a%20b%22%3Cc%3E%0A%7C"),
            ("https://e.com/要[1]", "https://e.com/%E8%A6%81%5B1%5D"),
            ("HTTPS://E.com", "HTTPS://E.com"),
        ]
    )
    func valid(text: String, expected: String) { #expect(WebAddress(text)?.description == expected) }

    @Test(
        "refuses other schemes and what has no host",
        arguments: ["javascript:alert(1)", "data:text/html,x", "file:///x", "//e.com", "https://", "https:///x", ""]
    )
    func invalid(text: String) { #expect(WebAddress(text) == nil) }
}
