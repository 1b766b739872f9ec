import Testing

@testable import Paperboy

@Suite("SMTP reply")
struct SMTPReplyTests {
    private func read(_ text: String, pieces: Int = .max) throws -> [SMTPReply] {
        var reader = SMTPReplyReader()
        var replies: [SMTPReply] = []
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            reader.append(rest.prefix(pieces))
            rest = rest.dropFirst(pieces)
            while let reply = try reader.next() { replies.append(reply) }
        }
        return replies
    }

    @Test("is read whole from pieces of any size", arguments: [1, 2, 3, 7, 100])
    func pieces(size: Int) throws {
        let replies = try read("250-a.example\r\n250-SIZE 10\r\n250 HELP\r\n354 Go\n250\r\n", pieces: size)
        #expect(replies.map(\.code) == [250, 354, 250])
        #expect(replies.map(\.lines) == [["a.example", "SIZE 10", "HELP"], ["Go"], [""]])
    }

    @Test(
        "is not there before its last line has ended",
        arguments: ["", "25", "250 ok", "250-a\r\n", "250-a\r\n250 b\r"]
    )
    func unfinished(text: String) throws { #expect(try read(text).isEmpty) }

    @Test(
        "is none when it has another form",
        arguments: [
            "HTTP/1.1 400 Bad Request\r\n", "\r\n", "25\r\n", "250_a\r\n", "199 a\r\n", "600 a\r\n", "２50 a\r\n",
            "250-a\r\n251 b\r\n", String(repeating: "a", count: 5000),
            String(repeating: "250-a\r\n", count: 201) + "250 b\r\n",
        ]
    )
    func malformed(text: String) {
        #expect(throws: SMTPReplyReader.Malformed.self) { try read(text) }
    }

    @Test(
        "has an enhanced code where the text begins with one",
        arguments: [
            ("2.0.0 Ok", "2.0.0"), ("5.7.515 no", "5.7.515"), ("4.2.2", "4.2.2"), ("Ok", nil), ("1.2.3 x", nil),
            ("5.1 x", nil), ("5.1.1.1 x", nil), ("5..1 x", nil), ("5.1234.1 x", nil), ("", nil),
        ]
    )
    func enhanced(text: String, code: String?) { #expect(SMTPReply(code: 550, lines: [text]).enhanced == code) }

    @Test("is text fit for a log")
    func plain() throws {
        let reply = try #require(try read("550-no\u{1B}[31m\r\n550  such\tuser\r\n").first)
        #expect(reply.description == "550 no[31m such user")
    }
}

@Suite("SMTP content")
struct SMTPContentTests {
    private func bytes(_ message: String) throws -> String {
        String(decoding: try SMTPContent(Array(message.utf8)).bytes, as: UTF8.self)
    }

    @Test(
        "has a dot before each line that begins with one, and ends in a line end",
        arguments: [
            ("", ""), ("a\r\n", "a\r\n"), ("a", "a\r\n"), (".\r\n", "..\r\n"), (".", "..\r\n"),
            ("a\r\n.\r\nb\r\n", "a\r\n..\r\nb\r\n"), ("..a\r\n\r\n.b", "...a\r\n\r\n..b\r\n"),
            ("a.\r\n b.", "a.\r\n b.\r\n"),
            ("\r\n\r\n", "\r\n\r\n"),
        ]
    )
    func stuffed(message: String, content: String) throws { #expect(try bytes(message) == content) }

    @Test(
        "refuses a line end that is not CRLF: a smuggled dot would end the message",
        arguments: [
            ("a\n", 1), ("\n", 0), ("a\r", 1), ("a\rb\r\n", 1), ("a\r\n.\n", 4), ("a\r\r\n", 1), ("a\n\r\n", 1),
            ("a\r\n\r", 3),
        ]
    )
    func bare(message: String, offset: Int) {
        #expect(throws: SMTPError.unsendable("a line end at byte \(offset) is not CRLF")) { try bytes(message) }
    }

    @Test("knows its size and whether it is ASCII")
    func traits() throws {
        #expect(try !SMTPContent(Array("a\r\n".utf8)).isEightBit)
        let content = try SMTPContent(Array(".é\r\n".utf8))
        #expect(content.isEightBit)
        #expect(content.size == 5)
    }
}
