import Paperboy
import Testing

@Suite("Mail address")
struct MailAddressTests {
    @Test(
        "is written as it travels: domain in lower case and A-labels, special names in quotes",
        arguments: [
            ("reader@example.com", "reader@example.com"),
            ("Reader+tag@Example.COM", "Reader+tag@example.com"),
            ("reader@例え.jp", "reader@xn--r8jz45g.jp"),
            ("reader@ＢＵＣＨ．bücher。example", "reader@buch.xn--bcher-kva.example"),
            ("john..doe@docomo.example", "\"john..doe\"@docomo.example"),
            ("\"a b\\\"c\"@example.com", "\"a b\\\"c\"@example.com"),
            ("root@localhost", "root@localhost"),
        ]
    )
    func written(text: String, expected: String) throws {
        #expect(try MailAddress(text).description == expected)
    }

    @Test(
        "is refused with a reason when it cannot be sent to",
        arguments: [
            ("", .empty),
            ("reader", .noAtSign),
            ("@example.com", .noAtSign),
            ("a@b.example\r\nBcc: everyone@example.com", .controlCharacter),
            ("a@b.example\n", .controlCharacter),
            ("a\u{0}@b.example", .controlCharacter),
            ("a\u{2028}b@example.com", .controlCharacter),
            ("a b@example.com", .localPart),
            ("a@b@example.com", .localPart),
            ("<a@example.com", .localPart),
            ("\"a\"\u{301}b\"@example.com", .localPart),
            ("a@", .domain),
            ("a@example..com", .domain),
            ("a@-example.com", .domain),
            ("a@exa mple.com", .domain),
            ("a@example.com> NOTIFY=NEVER", .domain),
            ("a@example.com,b@example.com", .localPart),
            ("a@[127.0.0.1]", .domain),
            (String(repeating: "a", count: 65) + "@example.com", .tooLong),
            ("a@" + String(repeating: "a", count: 64) + ".com", .domain),
            (String(repeating: "a", count: 64) + "@" + String(repeating: "label.", count: 32) + "com", .tooLong),
        ] as [(String, MailAddressError.Reason)]
    )
    func refused(text: String, reason: MailAddressError.Reason) {
        #expect(throws: MailAddressError(text, reason)) { try MailAddress(text) }
    }

    @Test("keeps a name outside ASCII and says what the relay must offer")
    func international() throws {
        #expect(try MailAddress("読者@例え.jp").needsSMTPUTF8)
        #expect(try MailAddress("読者@例え.jp").description == "読者@xn--r8jz45g.jp")
        #expect(try !MailAddress("reader@例え.jp").needsSMTPUTF8)
    }

    @Test("describes an error without letting the address break a line")
    func errorText() {
        let error = MailAddressError("a@b.example\r\nBcc: c", .controlCharacter)
        #expect(error.description == #""a@b.example\r\nBcc: c" has a line break or another control character"#)
    }
}
