import Testing

@testable import Paperboy

@Suite("Reading MIME")
struct MIMEReaderTests {
    private func read(_ text: String) -> MIMEPart {
        MIMEReader.read(Array(text.replacing("\n", with: "\r\n").utf8))
    }

    @Test("unfolds fields, takes names in any capitals, and keeps the order")
    func header() {
        let part = read("SUBJECT: one\n two\n\tthree\nTo: a@example.com\nto: b@example.com\n\nbody\n")
        #expect(part.header.text("subject") == "one two three")
        #expect(part.header.texts("to") == ["a@example.com", "b@example.com"])
        #expect(String(decoding: part.body, as: UTF8.self) == "body\r\n")
    }

    @Test("ends a header at the first line that is no field")
    func headerWithoutEmptyLine() {
        let part = read("From: a@example.com\nthis is text\n")
        #expect(part.header.fields.count == 1)
        #expect(part.text(limit: 100) == "this is text\n")
    }

    @Test(
        "decodes encoded words",
        arguments: [
            ("=?UTF-8?B?5LuK5pel?= =?UTF-8?B?44Gu6KuW5paH?=", "今日の論文"),
            ("=?utf-8?Q?caf=C3=A9_au_lait?= (x)", "café au lait (x)"),
            ("=?ISO-2022-JP?B?GyRCO246bhsoQg==?=", "試作"),
            ("=?utf-8*ja?b?44GC?=", "あ"),
            ("=?utf-8?x?nothing?= =?broken", "=?utf-8?x?nothing?= =?broken"),
        ]
    )
    func encodedWords(text: String, words: String) {
        #expect(EncodedWords.decoded(Array(text.utf8)) == words)
    }

    @Test("joins characters that a writer has cut in two")
    func cutCharacters() {
        let bytes = Array("あ".utf8)
        let words = "=?UTF-8?Q?=\(hex(bytes[0]))?= =?UTF-8?Q?=\(hex(bytes[1]))=\(hex(bytes[2]))?="
        #expect(EncodedWords.decoded(Array(words.utf8)) == "あ")
    }

    private func hex(_ byte: UInt8) -> String { String(byte, radix: 16, uppercase: true) }

    @Test("reads parameters with continuations and character sets (RFC 2231)")
    func parameters() {
        let text =
            #"Multipart/Report; report-type=delivery-status; boundary="a; b\"c" (note); name*0*=utf-8''%E5%9B%B3; name*1="-1.png""#
        let parameters = MIMEParameters(Array(text.utf8))
        #expect(parameters.value == "multipart/report")
        #expect(parameters["report-type"] == "delivery-status")
        #expect(parameters["boundary"] == "a; b\"c")
        #expect(parameters["name"] == "図-1.png")
    }

    @Test("finds parts inside parts, and does not take an inner boundary for the outer one that it begins with")
    func nesting() {
        let part = read(
            """
            Content-Type: multipart/mixed; boundary=b

            preamble
            --b
            Content-Type: multipart/alternative; boundary=b1

            --b1
            Content-Type: text/plain

            plain
            --b1
            Content-Type: text/html

            <p>html</p>
            --b1--
            --b
            Content-Type: message/rfc822

            Subject: inner

            text
            --b--
            epilogue
            """
        )
        #expect(part.parts.map(\.type.value) == ["multipart/alternative", "message/rfc822"])
        #expect(part.parts.first?.parts.map(\.type.value) == ["text/plain", "text/html"])
        #expect(part.parts.first?.parts.first?.text(limit: 100) == "plain")
        #expect(part.parts.last?.parts.first?.header.text("subject") == "inner")
    }

    @Test(
        "decodes character sets",
        arguments: [
            ("shift_jis", [0x93, 0xFA, 0x96, 0x7B, 0x8C, 0xEA] as [UInt8], "日本語"),
            ("euc-jp", [0xC6, 0xFC, 0xCB, 0xDC, 0xB8, 0xEC], "日本語"),
            ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x38, 0x6C, 0x1B, 0x28, 0x42], "日本語"),
            ("us-ascii", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x1B, 0x28, 0x42], "日"),
            ("windows-1251", [0xCF, 0xF0, 0xE8], "При"),
            ("koi8-r", [0xF0, 0xD2, 0xC9], "При"),
            ("gb2312", [0xD6, 0xD0, 0xCE, 0xC4], "中文"),
            ("big5", [0xA4, 0xA4, 0xA4, 0xE5], "中文"),
            ("iso-8859-1", [0x63, 0x61, 0x66, 0xE9], "café"),
            ("utf-7", Array("+AOk-".utf8), "é"),
            ("windows-1252", [0x93, 0x78, 0x94], "“x”"),
            ("utf-8", [0x93, 0xFA, 0x96, 0x7B, 0x82, 0xCC, 0x82, 0xE0], "日本のも"),
            ("no-such-set", [0xE6, 0x97, 0xA5], "日"),
        ]
    )
    func charsets(name: String, bytes: [UInt8], text: String) {
        #expect(Charset.decode(bytes, named: name) == text)
    }

    @Test("steps over damage in transfer encodings")
    func damage() {
        let quoted = Array("a=20b=\r\nc=ZZ=".utf8)
        #expect(TransferDecoding.quotedPrintable(quoted[...], limit: 100) == Array("a bc=ZZ".utf8))
        let base64 = Array("QU\r\nJD!! RA==\r\nRUY=".utf8)
        #expect(TransferDecoding.base64(base64[...], limit: 100) == Array("ABCDEF".utf8))
        #expect(TransferDecoding.base64(base64[...], limit: 2).count == 2)
    }

    @Test("shows an HTML report's words, and addresses written like tags")
    func markup() {
        let text = StrippedMarkup.text(
            of: "<style>p{}</style><p>Delivery to <b>x@example.com</b> &amp; <y@example.com> failed<br>now"
        )
        #expect(text.contains("x@example.com"))
        #expect(text.contains("<y@example.com> failed\nnow"))
        #expect(!text.contains("p{}"))
    }
}
