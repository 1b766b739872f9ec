import Testing

@testable import Paperboy

@Suite("Commands by mail")
struct CommandReaderTests {
    private func judge(_ fields: String, body: String = "") throws -> MailJudgement {
        let own = try [MailAddress("news@example.com"), MailAddress("bounce@example.com")]
        return MessageJudge(own: own).judge(Array("\(fields)\n\n\(body)".utf8))
    }

    @Test("are known by the address or the subject")
    func known() throws {
        let hanako = try #require(EmailAddress("hanako@reader.example"))
        let from = "From: Hanako <hanako@reader.example>"
        let cases: [(String, MailCommand.Action)] = [
            ("To: news+subscribe@example.com", .subscribe(nil)),
            ("To: News <NEWS+Subscribe-ja@example.com>", .subscribe(.japanese)),
            ("To: news@example.com\nSubject: subscribe", .subscribe(nil)),
            ("To: news+confirm-abcDEF123456@example.com", .confirm(token: "abcDEF123456")),
            ("To: news@example.com\nSubject: Re: confirm abcDEF123456", .confirm(token: "abcDEF123456")),
            ("To: bounce+unsubscribe-abcDEF123456@example.com", .unsubscribe(token: "abcDEF123456")),
            ("To: bounce@example.com\nSubject: unsubscribe abcDEF123456", .unsubscribe(token: "abcDEF123456")),
            ("Delivered-To: news+unsubscribe@example.com\nTo: x@example.org", .unsubscribe(token: nil)),
        ]
        for (fields, action) in cases {
            let judgement = try judge("\(from)\n\(fields)")
            #expect(judgement.kind == .command, "\(fields)")
            #expect(judgement.command == MailCommand(action: action, from: hanako), "\(fields)")
            #expect(judgement.recipients == ["hanako@reader.example"])
        }
    }

    @Test(
        "are none for other addresses, other words, or in the newsletter's own name",
        arguments: [
            "From: a@reader.example\nTo: other+subscribe@example.com",
            "From: a@reader.example\nTo: news+subscribe@example.org",
            "From: a@reader.example\nTo: news@example.com\nSubject: please subscribe me",
            "From: a@reader.example\nTo: news+confirm@example.com",
            "From: a@reader.example\nTo: other@example.com\nSubject: unsubscribe",
            "From: news@example.com\nTo: news+subscribe@example.com",
            "From: nobody\nTo: news+subscribe@example.com",
        ]
    )
    func others(fields: String) throws {
        #expect(try judge(fields).kind == .other)
    }

    @Test(
        "by programs, lists and null senders subscribe nobody",
        arguments: [
            "Auto-Submitted: auto-replied", "Precedence: bulk", "List-Id: <x.example.org>", "Return-Path: <>",
            "Auto-Submitted: auto-generated", "X-Autoreply: yes",
        ]
    )
    func programs(field: String) throws {
        let mail = "\(field)\nFrom: a@reader.example\nTo: news+subscribe@example.com\nSubject: hello"
        #expect(try judge(mail).kind != .command)
    }

    @Test("to leave are taken from a reader's program that has the token")
    func programLeaves() throws {
        let fields =
            "Auto-Submitted: auto-replied\nFrom: a@reader.example\nTo: bounce@example.com\nSubject: unsubscribe abcDEF123456"
        #expect(try judge(fields).command?.action == .unsubscribe(token: "abcDEF123456"))
    }
}
