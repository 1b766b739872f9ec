import Testing

@testable import Paperboy

@Suite("Link from outside")
struct LinkUntrustedTests {
    @Test("has its scheme in lower case and the rest as it came")
    func scheme() {
        #expect(Link(.code, untrusted: " HTTPS://GitHub.com/Example/X ")?.url == "https://GitHub.com/Example/X")
        #expect(Link(.code, untrusted: "http://example.com/")?.url == "http://example.com/")
    }

    @Test("is nil for other schemes", arguments: ["javascript:alert(1)", "ftp://example.com", "https://", ""])
    func refused(text: String) { #expect(Link(.code, untrusted: text) == nil) }
}
