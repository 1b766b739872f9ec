import Testing

@testable import Paperboy

@Suite("SMTP server address")
struct SMTPServerTests {
    @Test(
        "gives scheme, host and port, the usual port where there is none",
        arguments: [
            ("smtp://127.0.0.1:2525", SMTPServer(host: "127.0.0.1", port: 2525)),
            ("smtp://localhost", SMTPServer(host: "localhost", port: 25)),
            ("smtp://mail.example.com", SMTPServer(host: "mail.example.com", port: 587)),
            ("SMTPS://mail.example.com/", SMTPServer(scheme: .smtps, host: "mail.example.com", port: 465)),
            ("smtp://[::1]:25/a.example", SMTPServer(host: "::1", port: 25, ownName: "a.example")),
        ]
    )
    func valid(url: String, server: SMTPServer) throws { #expect(try SMTPServer(url: url) == server) }

    @Test("takes the user from the address and the password from elsewhere")
    func credentials() throws {
        let server = try SMTPServer(url: "smtp://me%40example.com@mail.example.com", password: "secret")
        #expect(server.credentials == SMTPCredentials(user: "me@example.com", password: "secret"))
    }

    @Test(
        "says what is wrong with it",
        arguments: [
            ("http://example.com", "must begin with smtp:// or smtps://"),
            ("mail.example.com", "must begin with smtp:// or smtps://"),
            ("smtp://", "names no host"),
            ("smtp://h:0", "the port is not 1 to 65535"),
            ("smtp://h:70000", "the port is not 1 to 65535"),
            ("smtp://h?x=1", "has more than host, port and the name for EHLO"),
            ("smtp://h/a%20b", "\"a b\" is no name to greet a server with"),
            ("smtp://me@h", "names a user, but there is no password and no OAuth token"),
        ]
    )
    func invalid(url: String, reason: String) {
        #expect(throws: SMTPServer.InvalidURL(url: url, reason: reason)) { try SMTPServer(url: url) }
    }

    @Test("shows no password, not even a misplaced one")
    func redacted() throws {
        let server = try SMTPServer(url: "smtp://me@h", password: "secret")
        var dumped = ""
        dump(server, to: &dumped)
        #expect(!"\(server) \(String(reflecting: server)) \(dumped)".contains("secret"))
        let proof = SMTPProof.token("secret")
        dump(proof, to: &dumped)
        #expect(!"\(proof) \(String(reflecting: proof)) \(dumped)".contains("secret"))
        let error = #expect(throws: SMTPServer.InvalidURL.self) { try SMTPServer(url: "smtp://me:secret@h") }
        #expect(error?.description.contains("secret") == false)
    }

    @Test(
        "requires TLS everywhere but in clear on this machine",
        arguments: [
            ("smtp://127.0.0.1", false), ("smtp://127.9.9.9", false), ("smtp://localhost", false),
            ("smtp://[::1]", false),
            ("smtps://127.0.0.1", true), ("smtp://127.0.0.1.example.com", true), ("smtp://10.0.0.1", true),
            ("smtp://localhost.example.com", true),
        ]
    )
    func security(url: String, isRequired: Bool) throws { #expect(try SMTPServer(url: url).requiresTLS == isRequired) }
}

@Suite("SMTP envelope")
struct SMTPEnvelopeTests {
    @Test("takes addresses, and no sender at all", arguments: ["", "a@b.example", "b+1.2=x@b.example", "日本@例え.jp"])
    func valid(sender: String) throws {
        #expect(try SMTPEnvelope(from: sender, to: "r@example.com").sender == sender)
    }

    @Test(
        "refuses what would break out of the command, or is no address",
        arguments: [
            "", "a", "@b", "a@", "a@b\r\nRCPT TO:<x@y>", "a@b\n", "a@b\r", "a\0@b", "a b@c", "a@b c", "<a@b>", "a@b>",
            "a\u{85}@b", "a\u{3000}@b", "a\t@b", String(repeating: "a", count: 250) + "@b.example",
        ]
    )
    func invalid(recipient: String) {
        #expect(throws: SMTPEnvelope.InvalidAddress.self) { try SMTPEnvelope(from: "a@b.example", to: recipient) }
        if !recipient.isEmpty {
            #expect(throws: SMTPEnvelope.InvalidAddress.self) { try SMTPEnvelope(from: recipient, to: "a@b.example") }
        }
    }
}
