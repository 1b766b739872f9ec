import Testing

@testable import Paperboy

/// Mails that are made to exhaust their reader. Time is not asserted: a reader that is not bounded does not end here.
@Suite("Hostile mail")
struct HostileMailTests {
    private static let crlf = "\r\n"

    private func part(_ text: String) -> MIMEPart { MIMEReader.read(Array(text.utf8)) }

    @Test("nested beyond all sense is read down to the limit")
    func depth() {
        let levels = (0..<5000).map { "Content-Type: multipart/mixed; boundary=b\($0)\r\n\r\n--b\($0)\r\n" }.joined()
        #expect(deepest(part(levels + "text")) == MIMELimits().depth)
        let messages = String(repeating: "Content-Type: message/rfc822\r\n\r\n", count: 50_000)
        #expect(deepest(part(messages)) == MIMELimits().depth)
    }

    private func deepest(_ part: MIMEPart) -> Int { (part.parts.map(deepest).max() ?? -1) + 1 }

    @Test("of a million parts has no more than the limit")
    func parts() {
        let many = String(repeating: "--b\r\n\r\nx\r\n", count: 1_000_000)
        let part = part("Content-Type: multipart/mixed; boundary=b\r\n\r\n" + many)
        #expect(part.parts.count < MIMELimits().parts)
        #expect(part.parts.count > 100)
    }

    @Test("with endless headers keeps the first fields and finds the body")
    func header() {
        let fields = String(repeating: "X-Filler: abcdefgh\r\n", count: 200_000)
        let part = part("Subject: first\r\n" + fields + "\r\nbody")
        #expect(part.header.fields.count == MIMELimits().fields)
        #expect(part.header.text("subject") == "first")
        #expect(part.text(limit: 10) == "body")
    }

    @Test("with a field folded without end keeps its beginning")
    func folding() {
        let part = part("Subject: a\r\n" + String(repeating: " b\r\n", count: 500_000) + "\r\n")
        #expect((part.header.bytes("subject")?.count ?? 0) <= MIMELimits().field + 2)
    }

    @Test(
        "of no form at all is some mail",
        arguments: [
            [], [0], [0x0A], [0x0D], [0xFF, 0xFE, 0x00], Array("--".utf8), Array(":".utf8), Array(" :\n".utf8),
            Array("Content-Type: multipart/mixed; boundary=\n\n--\n".utf8),
            Array("Content-Type: multipart/mixed; boundary*=%\n\n--\n".utf8),
            Array("Subject: =?\nTo: @\nFrom: <@>\n\n@".utf8),
        ] as [[UInt8]]
    )
    func formless(bytes: [UInt8]) {
        #expect(MessageJudge().judge(bytes).kind == .other)
    }

    @Test("that names a hundred thousand recipients names a hundred of them")
    func recipients() {
        let lines = (0..<100_000).map { "<r\($0)@example.com>: 550 5.1.1 no such user\n" }.joined()
        let text = "From: MAILER-DAEMON@example.com\nSubject: failure notice\n\n\(lines)"
        #expect(MessageJudge().judge(Array(text.utf8)).recipients.count == 100)
    }
}
