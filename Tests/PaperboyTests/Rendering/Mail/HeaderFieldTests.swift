import Testing

@testable import Paperboy

@Suite("Header field")
struct HeaderFieldTests {
    private func lines(_ field: HeaderField) -> [String] {
        String(decoding: field.bytes, as: UTF8.self).split(separator: "\r\n").map(String.init)
    }

    @Test(
        "is named in printable ASCII without a colon",
        arguments: [("X-Paperboy", true), ("", false), ("A B", false), ("A:", false), ("A\r\nB", false), ("Ä", false)]
    )
    func names(name: String, isValid: Bool) { #expect((HeaderName(rawValue: name) != nil) == isValid) }

    @Test(
        "shows ASCII as it is and encodes the rest by what is shorter",
        arguments: [
            ("Papers of today", "Subject: Papers of today"),
            ("Café papers", "Subject: =?UTF-8?Q?Caf=C3=A9_papers?="),
            ("論文", "Subject: =?UTF-8?B?6KuW5paH?="),
            ("a =?UTF-8?B?eA==?= b", "Subject: =?UTF-8?Q?a_=3D=3FUTF-8=3FB=3FeA=3D=3D=3F=3D_b?="),
        ]
    )
    func plainOrEncoded(text: String, line: String) {
        #expect(lines(HeaderField(.subject, text: text)) == [line])
    }

    @Test("is folded before blanks, each line within 76 octets")
    func folding() throws {
        let text = String(repeating: "retrieval augmented ", count: 12) + "end"
        let lines = lines(HeaderField(.subject, text: text))
        #expect(lines.count == 4)
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && !$0.hasSuffix(" ") })
        #expect(lines.joined() == "Subject: \(text)")
    }

    @Test(
        "keeps whole characters together in encoded words",
        arguments: [
            String(repeating: "長文脈における検索拡張生成の評価、", count: 8),
            String(repeating: "👩‍👩‍👧‍👦", count: 9),
            "a" + String(repeating: "か\u{3099}", count: 40),
            "Z" + String(repeating: "\u{301}", count: 120),
            String(repeating: "é", count: 100),
            String(repeating: "x", count: 300),
        ]
    )
    func characters(text: String) throws {
        let lines = lines(HeaderField(.subject, text: text))
        #expect(lines.allSatisfy { $0.utf8.count <= 76 })
        #expect(try MailDecoder.decoded(lines.joined().replacing("Subject: ", with: "")) == text)
        let words = lines.flatMap { $0.split(separator: " ") }.filter { $0.hasPrefix("=?") }
        #expect(words.allSatisfy { $0.utf8.count <= 75 })
        if text.hasPrefix("👩") {
            let decoded = try words.map { try MailDecoder.decoded(String($0)) }
            #expect(decoded.allSatisfy { $0.allSatisfy { $0 == "👩‍👩‍👧‍👦" } })
        }
    }

    @Test("puts addresses of pages in angle brackets and encodes what no URI has")
    func uris() throws {
        let page = "https://例.example/a b?x=<1>\r\nBcc: c"
        let field = try HeaderField(.listUnsubscribe, uris: [page, "mailto:u+t@example.com"])
        let unfolded = lines(field).joined()
        #expect(
            unfolded == "List-Unsubscribe: <https://%E4%BE%8B.example/a%20b?x=%3C1%3E%0D%0ABcc:%20c>,"
                + " <mailto:u+t@example.com>"
        )
    }

    @Test("refuses an address that no line can hold")
    func longURI() {
        let long = "https://example.com/" + String(repeating: "a", count: 1000)
        #expect(throws: MailAddressError(long, .tooLong)) { try HeaderField(.listArchive, uris: [long]) }
    }

    @Test(
        "refuses a message identifier that is not left@right",
        arguments: ["a", "a@b@c", "a b@c", "a@b>\r\nX: y", "é@b"]
    )
    func messageID(text: String) {
        #expect(throws: MailAddressError.self) { try HeaderField(messageID: text) }
    }

    @Test("names a list for good", arguments: [("LLM論文", "=?UTF-8?B?TExN6KuW5paH?="), ("LLM Papers", "LLM Papers")])
    func listID(title: String, phrase: String) throws {
        let field = try HeaderField(listID: "llm-papers", under: "Example.COM", called: title)
        #expect(lines(field).joined() == "List-Id: \(phrase) <llm-papers.example.com>")
    }

    /// 2,000 texts of random code points, controls and blanks among them; the same ones at every run.
    @Test("never lets a bare line break or a long line through, and reads back as what was put in")
    func property() throws {
        var random = SplitMix64(state: 20_260_226)
        for _ in 0..<2_000 {
            let text = random.text()
            let field = HeaderField(.subject, text: text)
            try expectSafe(field)
            let value = lines(field).joined().dropFirst("Subject:".count).trimmingPrefix(" ")
            #expect(try MailDecoder.decoded(String(value)) == PlainText.line(text))
            if let mailbox = try? Mailbox(name: text, address: "a@example.com") {
                try expectSafe(HeaderField(.to, mailboxes: [mailbox, mailbox]))
            }
            if let field = try? HeaderField(.listArchive, uris: [text, text]) { try expectSafe(field) }
        }
    }

    private func expectSafe(_ field: HeaderField) throws {
        let octets = field.bytes
        #expect(octets.suffix(2) == [0x0D, 0x0A])
        let lines = octets.dropLast(2).split(separator: 0x0D, omittingEmptySubsequences: false)
        #expect(lines.dropFirst().allSatisfy { $0.starts(with: [0x0A, 0x20]) }, "a line break without a fold")
        #expect(lines.allSatisfy { $0.count <= 998 && $0.dropFirst().allSatisfy { (0x20...0x7E).contains($0) } })
    }
}

/// Vigna's SplitMix64: random enough for tests and the same everywhere.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Up to 200 code points out of ASCII, controls, kana, kanji, combining marks and emoji.
    mutating func text() -> String {
        let ranges: [ClosedRange<UInt32>] = [
            0x20...0x7E, 0x61...0x7A, 0x00...0x1F, 0x80...0xFF, 0x300...0x36F, 0x2000...0x206F, 0x3040...0x30FF,
            0x4E00...0x9FFF, 0xFE00...0xFE0F, 0x1F300...0x1FAFF, 0xE0000...0xE007F,
        ]
        var scalars = String.UnicodeScalarView()
        let count = Int.random(in: 0...200, using: &self)
        let range = ranges.randomElement(using: &self) ?? 0x20...0x7E
        for _ in 0..<count {
            let chosen = Bool.random(using: &self) ? range : ranges.randomElement(using: &self) ?? range
            if let scalar = Unicode.Scalar(UInt32.random(in: chosen, using: &self)) { scalars.append(scalar) }
        }
        return String(scalars)
    }
}
