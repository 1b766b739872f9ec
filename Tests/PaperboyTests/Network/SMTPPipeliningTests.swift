import Foundation
import Paperboy
import PaperboyTesting
import Testing

@Suite("SMTP connection that announces what comes next")
struct SMTPPipeliningTests {
    private let server: ScriptedSMTPServer
    private let connection: SMTPConnection

    init() throws {
        server = try .start()
        connection = SMTPConnection(to: SMTPServer(host: "127.0.0.1", port: server.port))
    }

    private func message(_ recipient: String) throws -> SMTPMessage {
        let envelope = try SMTPEnvelope(from: "bounce@example.com", to: recipient)
        return try SMTPMessage(envelope, bytes: Array("Subject: x\r\n\r\nfor \(recipient)\r\n".utf8))
    }

    /// Sends to all, each announced with the one before; gives what came of each.
    private func send(
        _ recipients: [String],
        over connection: SMTPConnection? = nil
    ) throws -> [Result<SMTPReply, SMTPError>] {
        let messages = try recipients.map(message)
        return messages.indices.map { index in
            let next = index + 1 < messages.count ? messages[index + 1] : nil
            return Result { () throws(SMTPError) in
                try (connection ?? self.connection).send(messages[index], announcing: next)
            }
        }
    }

    private func codes(_ results: [Result<SMTPReply, SMTPError>]) -> [Int?] {
        results.map { try? $0.get().code }
    }

    @Test("each reader gets their own message, over one connection")
    func accepted() throws {
        let readers = (1...50).map { "r\($0)@example.com" }
        #expect(codes(try send(readers)) == readers.map { _ in 250 })
        #expect(server.messages.map(\.recipients) == readers.map { [$0] })
        #expect(
            server.messages.allSatisfy { String(decoding: $0.data, as: UTF8.self).contains("for \($0.recipients[0])") }
        )
        #expect(server.connections == 1)
    }

    @Test("an announced envelope leaves with the dot of the message before")
    func oneRoundTrip() throws {
        let (first, second) = (try message("a@example.com"), try message("b@example.com"))
        _ = try connection.send(first, announcing: second)
        while server.commands.count(where: { $0 == "DATA" }) < 2 { Thread.sleep(forTimeInterval: 0.001) }
        #expect(server.messages.count == 1)
        #expect(server.commands.suffix(3).map { $0.prefix(4) } == ["MAIL", "RCPT", "DATA"])
        _ = try connection.send(second)
        #expect(server.messages.map(\.recipients) == [["a@example.com"], ["b@example.com"]])
        #expect(server.commands.count { $0.hasPrefix("MAIL") } == 2)
    }

    @Test(
        "a refusal hits the one whom it is about, wherever it comes, and the connection goes on",
        arguments: [
            ScriptedSMTPServer.Behaviour.refuse("550 5.1.1 no such user"), .refuseData("554 5.5.1 no"),
            .answerMessage("552 5.2.2 full"),
        ]
    )
    func refused(_ behaviour: ScriptedSMTPServer.Behaviour) throws {
        server.on("gone@example.com", behaviour)
        let results = try send(["a@example.com", "gone@example.com", "b@example.com", "c@example.com"])
        #expect(codes(results) == [250, nil, 250, 250])
        guard case .failure(.refused(let reply, _)) = results[1] else {
            Issue.record("not refused: \(results[1])")
            return
        }
        #expect(reply.isPermanent)
        #expect(server.messages.flatMap(\.recipients) == ["a@example.com", "b@example.com", "c@example.com"])
        #expect(server.connections == 1)
    }

    @Test("a server that lets data begin for nobody gets a dot, and nothing of the message")
    func dataForNobody() throws {
        var options = ScriptedSMTPServer.Options()
        options.takesDataForNobody = true
        let lax = try ScriptedSMTPServer.start(options)
        lax.on("gone@example.com", .refuse("550 5.1.1 no such user"))
        let connection = SMTPConnection(to: SMTPServer(host: "127.0.0.1", port: lax.port))
        let results = try send(["a@example.com", "gone@example.com", "b@example.com"], over: connection)
        #expect(codes(results) == [250, nil, 250])
        #expect(lax.messages.flatMap(\.recipients) == ["a@example.com", "b@example.com"])
        #expect(lax.messages.allSatisfy { !$0.data.isEmpty })
        #expect(lax.connections == 1)
    }

    @Test("a lost reply leaves one message in doubt; the one announced with it is sent over a new connection")
    func lostReply() throws {
        server.on("doubt@example.com", .takeAndClose)
        let results = try send(["a@example.com", "doubt@example.com", "b@example.com"])
        #expect(codes(results) == [250, nil, 250])
        guard case .failure(.uncertain) = results[1] else {
            Issue.record("not uncertain: \(results[1])")
            return
        }
        #expect(server.messages.flatMap(\.recipients) == ["a@example.com", "doubt@example.com", "b@example.com"])
        #expect(server.connections == 2)
    }

    @Test("a connection that the server ends after some messages is opened anew without a failure")
    func usedUp() throws {
        var options = ScriptedSMTPServer.Options()
        options.messagesPerConnection = 3
        let server = try ScriptedSMTPServer.start(options)
        let connection = SMTPConnection(to: SMTPServer(host: "127.0.0.1", port: server.port))
        let readers = (1...10).map { "r\($0)@example.com" }
        #expect(codes(try send(readers, over: connection)) == readers.map { _ in 250 })
        #expect(server.messages.flatMap(\.recipients) == readers)
        #expect(server.connections == 4)
    }

    @Test("goes in step with a server that takes no groups")
    func inStep() throws {
        var options = ScriptedSMTPServer.Options()
        options.extensions = ["8BITMIME"]
        let server = try ScriptedSMTPServer.start(options)
        let connection = SMTPConnection(to: SMTPServer(host: "127.0.0.1", port: server.port))
        let readers = ["a@example.com", "b@example.com"]
        #expect(codes(try send(readers, over: connection)) == [250, 250])
        #expect(server.messages.flatMap(\.recipients) == readers)
    }

    @Test("a message larger than the server takes is not begun")
    func tooLarge() throws {
        var options = ScriptedSMTPServer.Options()
        options.extensions = ["SIZE 20", "PIPELINING"]
        let server = try ScriptedSMTPServer.start(options)
        let connection = SMTPConnection(to: SMTPServer(host: "127.0.0.1", port: server.port))
        let error = #expect(throws: SMTPError.self) { try connection.send(message("a@example.com")) }
        guard case .unsendable(let words) = error else {
            Issue.record("not unsendable: \(String(describing: error))")
            return
        }
        #expect(words.hasSuffix("this server takes 20 (SIZE)"))
        #expect(server.commands.allSatisfy { $0.hasPrefix("EHLO") })
    }
}
