import Foundation
import PaperboyTesting
import Testing

@testable import Paperboy

@Suite("Login by access token")
struct SMTPTokenTests {
    private let folder: TemporaryFolder
    private let server: ScriptedSMTPServer

    init() throws {
        folder = try TemporaryFolder()
        var options = ScriptedSMTPServer.Options()
        options.credentials = ("me@example.com", "password")
        options.token = ("me@example.com", "ya29.a0-b_c~d/e+f==")
        server = try ScriptedSMTPServer.start(options)
    }

    private func open(_ proof: SMTPProof) throws {
        try SMTPConnection(to: SMTPServer(url: "smtp://me%40example.com@127.0.0.1:\(server.port)", proof: proof)).open()
    }

    private func refusal(_ proof: SMTPProof) -> SMTPError? {
        #expect(throws: SMTPError.self) { try open(proof) }
    }

    @Test("says XOAUTH2 as Google and Microsoft write it, whatever else the server offers")
    func form() throws {
        try open(.token("ya29.a0-b_c~d/e+f=="))
        let words = "user=me@example.com\u{1}auth=Bearer ya29.a0-b_c~d/e+f==\u{1}\u{1}"
        let command = "AUTH XOAUTH2 \(Data(words.utf8).base64EncodedString())"
        #expect(server.commands.contains(command), "\(server.commands)")
        #expect(server.commands.count { $0.hasPrefix("AUTH") } == 1)
    }

    @Test("reads the file with the token again for each connection")
    func renewed() throws {
        let file = try folder.write("expired\n", to: "token.txt")
        guard case .loginRefused = refusal(.tokenFile(file)) else {
            Issue.record("was not refused")
            return
        }
        try folder.write("ya29.a0-b_c~d/e+f==\n", to: "token.txt")
        try open(.tokenFile(file))
    }

    @Test("a refused token is a refused login, in the words of the server's challenge")
    func refused() {
        let error = refusal(.token("another"))
        let words = "the access token was refused (status 400, scope https://mail.example.com/); it may have expired"
        guard case .loginRefused(let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.contains(words), "\(reason)")
        #expect(!reason.contains("another") && !reason.contains("334"))
    }

    @Test(
        "a token that is missing or none is told before a server is asked",
        arguments: [("", "is empty"), ("a\u{1}auth=Bearer b", "no access token"), ("two words", "no access token")]
    )
    func noToken(text: String, words: String) throws {
        let file = try folder.write(text, to: "token.txt")
        guard case .unavailable(let reason) = refusal(.tokenFile(file)) else {
            Issue.record("was taken")
            return
        }
        #expect(reason.contains(file.path) && reason.contains(words), "\(reason)")
        #expect(server.connections == 0)
    }

    @Test("a file that has gone is named")
    func noFile() {
        let file = folder.url.appending(path: "gone.txt")
        #expect(refusal(.tokenFile(file))?.description.contains("cannot be read from \(file.path)") == true)
    }
}
