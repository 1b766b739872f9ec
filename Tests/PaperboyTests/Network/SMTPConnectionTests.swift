import Foundation
import Paperboy
import PaperboyTesting
import Testing

/// A scripted server, a connection to it, and what tests say about them.
struct SMTPBench {
    let server: ScriptedSMTPServer
    let connection: SMTPConnection

    init(_ options: ScriptedSMTPServer.Options = .init(), limits: SMTPLimits = SMTPLimits()) throws {
        server = try .start(options)
        connection = SMTPConnection(to: SMTPServer(host: "127.0.0.1", port: server.port), limits: limits)
    }

    func send(
        _ recipient: String = "reader@example.com",
        _ message: String = "Subject: x\r\n\r\nbody\r\n",
        beforeEnd: () throws -> Void = {}
    ) async throws -> SMTPReply {
        let envelope = try SMTPEnvelope(from: "bounce@example.com", to: recipient)
        return try connection.send(SMTPMessage(envelope, bytes: Array(message.utf8)), beforeEnd: beforeEnd)
    }
}

@Suite("SMTP connection")
struct SMTPConnectionTests {
    @Test("hands a message in byte for byte and gives the server's receipt")
    func accepted() async throws {
        let bench = try SMTPBench()
        let message = "Subject: dots\r\n\r\n.\r\n..\r\n.a\r\n\r\nno dot\r\n"
        let reply = try await bench.send("reader@example.com", message)
        #expect(reply == SMTPReply(code: 250, lines: ["2.0.0 Ok: queued as 1-1"]))
        #expect(reply.enhanced == "2.0.0")
        let taken = try #require(bench.server.messages.first)
        #expect(taken.sender == "bounce@example.com")
        #expect(taken.recipients == ["reader@example.com"])
        #expect(String(decoding: taken.data, as: UTF8.self) == message)
        #expect(taken.parameters == "SIZE=\(message.utf8.count)")
    }

    @Test("sends large messages whole")
    func large() async throws {
        let bench = try SMTPBench()
        let message = String(repeating: ".0123456789 0123456789 0123456789\r\n", count: 60_000)
        _ = try await bench.send("reader@example.com", message)
        #expect(bench.server.messages.first?.data == Array(message.utf8))
    }

    @Test("sends one message after another over one connection, and says goodbye")
    func reuse() async throws {
        let bench = try SMTPBench()
        for number in 1...20 { _ = try await bench.send("reader\(number)@example.com") }
        bench.connection.close()
        #expect(bench.server.messages.map(\.recipients) == (1...20).map { ["reader\($0)@example.com"] })
        #expect(bench.server.connections == 1)
        #expect(bench.server.commands.last == "QUIT")
        _ = try await bench.send()
        #expect(bench.server.connections == 2)
    }

    @Test("reads replies that come byte by byte")
    func dribble() async throws {
        var options = ScriptedSMTPServer.Options()
        options.dribbles = true
        let bench = try SMTPBench(options)
        #expect(try await bench.send().code == 250)
    }

    @Test("greets with its own name and logs in")
    func login() async throws {
        var options = ScriptedSMTPServer.Options()
        options.credentials = ("me", "secret")
        let server = try ScriptedSMTPServer.start(options)
        let address = try SMTPServer(url: "smtp://me@127.0.0.1:\(server.port)/news.example.com", password: "secret")
        try SMTPConnection(to: address).open()
        #expect(server.commands.first == "EHLO news.example.com")
        #expect(server.commands.contains { $0.hasPrefix("AUTH PLAIN") })
        let wrong = try SMTPServer(url: "smtp://me@127.0.0.1:\(server.port)", password: "wrong")
        let error = #expect(throws: SMTPError.self) { try SMTPConnection(to: wrong).open() }
        guard case .loginRefused(let words) = error else {
            Issue.record("the login was not refused: \(String(describing: error))")
            return
        }
        #expect(words.contains("535 5.7.8 Wrong user or password"))
        #expect(!words.contains("secret"))
    }

    @Test("says what it needs: 8BITMIME and SMTPUTF8 where the server has them")
    func international() async throws {
        let bench = try SMTPBench()
        _ = try await bench.send("日本@example.com", "é\r\n")
        #expect(bench.server.messages.first?.parameters == "SIZE=4 BODY=8BITMIME SMTPUTF8")
    }

    @Test("sends nothing that the server cannot take, and goes on with the next message")
    func unsendable() async throws {
        var options = ScriptedSMTPServer.Options()
        options.extensions = ["HELP"]
        let bench = try SMTPBench(options)
        for (recipient, message) in [("日本@example.com", "a\r\n"), ("a@example.com", "é\r\n"), ("a@example.com", "a\n")]
        {
            let error = await #expect(throws: SMTPError.self) { try await bench.send(recipient, message) }
            guard case .unsendable = error else {
                Issue.record("not unsendable: \(String(describing: error))")
                continue
            }
        }
        #expect(try await bench.send().code == 250)
        #expect(bench.server.messages.map(\.parameters) == [""])
        #expect(bench.server.connections == 1)
    }

    @Test("is unavailable when nobody listens, the greeting is a refusal, or TLS is required and not offered")
    func unavailable() async throws {
        var options = ScriptedSMTPServer.Options()
        options.greeting = "554 5.3.2 no service here"
        let refusing = try SMTPBench(options)
        let gone = try SMTPBench()
        gone.server.stop()
        let plain = try ScriptedSMTPServer.start()
        let tls = SMTPConnection(to: SMTPServer(scheme: .smtps, host: "127.0.0.1", port: plain.port))
        for connection in [refusing.connection, gone.connection, tls] {
            let error = #expect(throws: SMTPError.self) { try connection.open() }
            guard case .unavailable = error else {
                Issue.record("not unavailable: \(String(describing: error))")
                continue
            }
        }
    }

    @Test("gives up on a server that does not greet in time")
    func silentServer() async throws {
        let server = try ScriptedHTTPServer.start()  // waits for the client to speak first
        let port = try #require(server.url().port)
        let limits = SMTPLimits(opening: .milliseconds(200))
        let connection = SMTPConnection(to: SMTPServer(host: "127.0.0.1", port: port), limits: limits)
        let error = #expect(throws: SMTPError.self) { try connection.open() }
        guard case .unavailable = error else {
            Issue.record("not unavailable: \(String(describing: error))")
            return
        }
    }
}
