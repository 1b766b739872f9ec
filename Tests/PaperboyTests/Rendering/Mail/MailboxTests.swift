import Testing

@testable import Paperboy

@Suite("Mailbox")
struct MailboxTests {
    @Test(
        "is read as people write it in a configuration",
        arguments: [
            ("LLM Papers <news@example.com>", "LLM Papers", "news@example.com"),
            ("\"Papers, LLM \\\"daily\\\"\" <news@example.com>", "Papers, LLM \"daily\"", "news@example.com"),
            ("論文便り <news@example.com>", "論文便り", "news@example.com"),
            (" <news@example.com> ", nil, "news@example.com"),
            ("news@example.com", nil, "news@example.com"),
        ] as [(String, String?, String)]
    )
    func read(text: String, name: String?, address: String) throws {
        let mailbox = try Mailbox(text)
        #expect(mailbox.name == name)
        #expect(mailbox.address.description == address)
    }

    @Test(
        "is written with its name in words, in quotes or encoded",
        arguments: [
            ("LLM Papers", "To: LLM Papers <a@example.com>\r\n"),
            ("Papers, LLM", "To: \"Papers, LLM\" <a@example.com>\r\n"),
            ("A \"B\" \\C", #"To: "A \"B\" \\C" <a@example.com>"# + "\r\n"),
            ("Chloé", "To: =?UTF-8?Q?Chlo=C3=A9?= <a@example.com>\r\n"),
            ("論文便り", "To: =?UTF-8?B?6KuW5paH5L6/44KK?= <a@example.com>\r\n"),
            ("=?UTF-8?Q?spoof?=", "To: =?UTF-8?Q?=3D=3FUTF-8=3FQ=3Fspoof=3F=3D?= <a@example.com>\r\n"),
            (nil, "To: <a@example.com>\r\n"),
        ] as [(String?, String)]
    )
    func written(name: String?, line: String) throws {
        let field = HeaderField(.to, mailboxes: [try Mailbox(name: name, address: "a@example.com")])
        #expect(String(decoding: field.bytes, as: UTF8.self) == line)
    }

    @Test(
        "refuses a name with control characters",
        arguments: ["A\r\nBcc: b@example.com", "A\nB", "A\u{0}", "A\u{85}B"]
    )
    func injection(name: String) {
        #expect(throws: MailAddressError(name, .controlCharacter)) { try Mailbox(name: name, address: "a@example.com") }
    }

    @Test("stands in a list with commas, each name encoded on its own")
    func list() throws {
        let field = HeaderField(
            .replyTo,
            mailboxes: [try Mailbox("編集部 <a@example.com>"), try Mailbox("b@example.com")]
        )
        let text = String(decoding: field.bytes, as: UTF8.self)
        #expect(text == "Reply-To: =?UTF-8?B?57eo6ZuG6YOo?= <a@example.com>, <b@example.com>\r\n")
    }
}
