import Testing

@testable import Paperboy

@Suite("Mail message")
struct MailMessageTests {
    private func header() throws -> MailHeader {
        MailHeader([
            HeaderField(.from, mailboxes: [try Mailbox("news@example.com")]), HeaderField(.subject, text: "Confirm"),
        ])
    }

    @Test("is one part without HTML")
    func plain() throws {
        let message = MailMessage(header: try header(), messageID: "c.1@example.com", text: "Please confirm.\n")
        #expect(
            String(decoding: try message.bytes(), as: UTF8.self).split(separator: "\r\n") == [
                "From: <news@example.com>", "Subject: Confirm", "Message-ID: <c.1@example.com>", "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable",
                "Please confirm.",
            ]
        )
    }

    @Test("has text first, then HTML, and reads back")
    func alternatives() throws {
        let message = MailMessage(
            header: try header(),
            messageID: "c.1@example.com",
            text: "確認してください。\n",
            html: "<p>=_ Confirm</p>\n"
        )
        let parts = try MailDecoder(try message.bytes()).parts()
        #expect(
            parts.compactMap { $0.value("Content-Type") } == [
                "text/plain; charset=utf-8", "text/html; charset=utf-8",
            ]
        )
        #expect(try parts.map { try $0.text() } == ["確認してください。\r\n", "<p>=_ Confirm</p>\r\n"])
    }

    @Test("has a boundary that occurs in no part, even where a part quotes it")
    func boundary() throws {
        let boundary = MailBoundary.text(for: "c.1@example.com")
        let message = MailMessage(
            header: try header(),
            messageID: "c.1@example.com",
            text: "--\(boundary)--\n",
            html: "\r\n--\(boundary)\r\n"
        )
        let lines = String(decoding: try message.bytes(), as: UTF8.self).split(separator: "\r\n")
        #expect(lines.count { $0.hasPrefix("--\(boundary)") } == 3)
        #expect(boundary.utf8.count <= 70)
        #expect(boundary != MailBoundary.text(for: "c.2@example.com"))
    }
}
