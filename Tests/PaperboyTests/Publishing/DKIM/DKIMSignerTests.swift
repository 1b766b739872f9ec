import Foundation
import Testing

@testable import Paperboy

@Suite("Signatures of DKIM")
struct DKIMSignerTests {
    private let time = Date(timeIntervalSince1970: 1_772_053_200)

    private func header(_ text: String) -> String {
        String(decoding: DKIMHeader(text.withNetworkLineEnds).canonical, as: UTF8.self)
    }

    /// The example of RFC 6376 §3.4.5, in fields that are signed.
    @Test("takes names in small letters, values on one line and with single blanks")
    func relaxed() {
        #expect(header("SUBJect: X\nFrom : Y\t\n\tZ  \n") == "from:Y Z\r\nsubject:X\r\n")
        #expect(header("From:a\n\nSubject: of the body\n") == "from:a\r\n")
        #expect(header("X-From: no\nFrom:\n  a\n  b\n") == "from:a b\r\n")
        #expect(header("Subject:\nFrom:a") == "from:a\r\nsubject:\r\n")
    }

    @Test("of a field that stands twice, the last one counts")
    func last() { #expect(header("To: a\nFrom: x\nTo: b\n") == "from:x\r\nto:b\r\n") }

    @Test("covers what readers see and their programs act on, and From once more than there is")
    func names() throws {
        let text = String(decoding: try DKIMSample.messages()[0], as: UTF8.self)
        let field = try #require(text.firstMatch(of: /DKIM-Signature: (.*?)\r\n[A-Z]/.dotMatchesNewlines()))
        let tags = String(field.1).replacing("\r\n ", with: "")
        let names = try #require(tags.firstMatch(of: /h=([^;]*);/)).1.split(separator: ":")
        #expect(names.prefix(2) == ["from", "from"])
        let wanted = [
            "to", "subject", "date", "message-id", "mime-version", "content-type", "list-id", "list-unsubscribe",
            "list-unsubscribe-post", "feedback-id",
        ]
        #expect(Array(names.dropFirst(2)) == wanted.map { Substring($0) })
    }

    @Test("keeps its lines short and stands before a message that is otherwise unchanged")
    func form() throws {
        let message = try MailSample.message(MailSample.english, of: MailSample.issue())
        let signed = try DKIMSigner(DKIMSample.identities()).signed(message, at: time)
        #expect(Array(signed.suffix(message.count)) == message)
        let lines = String(decoding: signed.dropLast(message.count), as: UTF8.self).split(separator: "\r\n")
        #expect(lines.count { $0.hasPrefix("DKIM-Signature: v=1; a=") } == 2)
        #expect(lines.allSatisfy { $0.utf8.count <= 78 && ($0.hasPrefix(" ") || $0.hasPrefix("DKIM-Signature:")) })
        #expect(lines.contains(" t=1772053200;"))
    }

    @Test("many threads sign by the same keys, and each alike")
    func threads() async throws {
        let signer = DKIMSigner(try DKIMSample.identities())
        let message = try MailSample.message(MailSample.english, of: MailSample.issue())
        let time = time
        let all = try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<40 { group.addTask { try signer.signed(message, at: time) } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(all.count == 1)
    }

    @Test("no settings, no signer")
    func none() throws { #expect(try DKIMSigner([DKIMSettings]()) == nil) }
}
