import Foundation
import Paperboy
import PaperboyTesting
import Testing

@Suite("SMTP outcomes")
struct SMTPOutcomeTests {
    private struct MarkError: Error {}

    /// The error of sending to a recipient, and how often the mark was made.
    private func failure(
        _ bench: SMTPBench,
        _ recipient: String = "r@example.com"
    ) async -> (error: SMTPError?, marks: Int) {
        let marks = Log<Int>()
        let error = await #expect(throws: SMTPError.self) {
            try await bench.send(recipient) { marks.append(1) }
        }
        return (error, marks.all.count)
    }

    @Test(
        "a refusal tells who refused what, and the next message goes over the same connection",
        arguments: [
            ("550 5.1.1 no such user", SMTPError.Stage.recipient), ("450 4.2.1 try later", .recipient),
            ("451 4.3.0 not now", .data), ("554 5.7.1 no such words here", .message), ("452 4.3.1 full", .message),
        ]
    )
    func refused(reply: String, stage: SMTPError.Stage) async throws {
        let bench = try SMTPBench()
        let behaviours: [SMTPError.Stage: ScriptedSMTPServer.Behaviour] = [
            .recipient: .refuse(reply), .data: .refuseData(reply), .message: .answerMessage(reply),
        ]
        bench.server.on("r@example.com", try #require(behaviours[stage]))
        let outcome = await failure(bench)
        let words = String(reply.dropFirst(4))
        #expect(outcome.error == .refused(SMTPReply(code: Int(reply.prefix(3)) ?? 0, lines: [words]), stage))
        #expect(outcome.marks == (stage == .message ? 1 : 0))
        #expect(try await bench.send("next@example.com").code == 250)
        #expect(bench.server.messages.map(\.recipients) == [["next@example.com"]])
        #expect(bench.server.connections == 1)
    }

    @Test("a refused sender is told from a refused recipient")
    func refusedSender() async throws {
        let bench = try SMTPBench()
        bench.server.on("bounce@example.com", .refuse("530-5.7.0 log in\r\n530 5.7.0 first"))
        let reply = SMTPReply(code: 530, lines: ["5.7.0 log in", "5.7.0 first"])
        #expect(await failure(bench).error == .refused(reply, .sender))
    }

    @Test("a server that closes before the final dot has not taken the message")
    func lostBeforeDot() async throws {
        let bench = try SMTPBench()
        bench.server.on("421@example.com", .refuse("421 4.3.2 shutting down"))
        bench.server.on("data@example.com", .refuseData("421 4.3.2 shutting down"))
        bench.server.on("odd@example.com", .refuse("354 what?"))
        bench.server.on("garbage@example.com", .refuse("what?"))
        for name in ["421", "data", "odd", "garbage"] {
            let outcome = await failure(bench, "\(name)@example.com")
            guard case .notSent = outcome.error else {
                Issue.record("\(name): \(String(describing: outcome.error))")
                continue
            }
            #expect(outcome.marks == 0)
        }
        #expect(try await bench.send().code == 250)
        #expect(bench.server.connections == 5)
        #expect(bench.server.messages.count == 1)
    }

    @Test("a connection that breaks in the data, or where the server speaks up, sends no dot")
    func lostInData() async throws {
        let bench = try SMTPBench()
        // More than the system's buffers take: the end of the data cannot be out before the server has reacted.
        let message = String(repeating: String(repeating: "0", count: 998) + "\r\n", count: 16_000)
        bench.server.on("drop@example.com", .dropInData(afterBytes: 1000))
        bench.server.on("talk@example.com", .interruptData("451 4.3.0 too slow"))
        for name in ["drop", "talk"] {
            let error = await #expect(throws: SMTPError.self) {
                try await bench.send("\(name)@example.com", message) { Issue.record("the mark was made") }
            }
            guard case .notSent(let words) = error else {
                Issue.record("\(name): \(String(describing: error))")
                continue
            }
            #expect(name == "drop" || words.contains("451 4.3.0 too slow"))
        }
        #expect(bench.server.finalDots == 0)
        #expect(try await bench.send().code == 250)
    }

    @Test("no reply to the dot is uncertain: a lost connection, silence, garbage")
    func uncertain() async throws {
        let bench = try SMTPBench(limits: SMTPLimits(endOfData: .milliseconds(150)))
        bench.server.on("close@example.com", .takeAndClose)
        bench.server.on("silent@example.com", .delayReply(.seconds(5)))
        bench.server.on("garbage@example.com", .answerMessage("Ok"))
        bench.server.on("odd@example.com", .answerMessage("354 more?"))
        for name in ["close", "silent", "garbage", "odd"] {
            let outcome = await failure(bench, "\(name)@example.com")
            guard case .uncertain = outcome.error else {
                Issue.record("\(name): \(String(describing: outcome.error))")
                continue
            }
            #expect(outcome.marks == 1)
        }
        // Each doubt costs the connection: a late reply must not be taken for one to the next message.
        #expect(try await bench.send().code == 250)
        #expect(bench.server.connections == 5)
    }

    @Test("a 421 to the dot is a refusal, and the connection is not used again")
    func closingAfterDot() async throws {
        let bench = try SMTPBench()
        bench.server.on("r@example.com", .answerMessage("421 4.3.0 closing"))
        #expect(await failure(bench).error == .refused(SMTPReply(code: 421, lines: ["4.3.0 closing"]), .message))
        #expect(try await bench.send("next@example.com").code == 250)
        #expect(bench.server.connections == 2)
    }

    @Test("the mark is made once, when all is out but the dot")
    func markBeforeDot() async throws {
        let bench = try SMTPBench()
        let message = "Subject: x\r\n\r\n.dot\r\n"
        let seen = Log<(dots: Int, bytes: Int)>()
        _ = try await bench.send("r@example.com", message) {
            Thread.sleep(forTimeInterval: 0.1)
            seen.append((bench.server.finalDots, bench.server.dataBytes))
        }
        #expect(seen.all.map(\.dots) == [0])
        #expect(seen.all.map(\.bytes) == [message.utf8.count + 1])
        #expect(bench.server.finalDots == 1)
    }

    @Test("no byte of the dot leaves when the mark fails")
    func markFails() async throws {
        let bench = try SMTPBench()
        let message = "Subject: x\r\n\r\nbody"
        await #expect(throws: SMTPError.markFailed("MarkError()")) {
            try await bench.send("r@example.com", message) { throw MarkError() }
        }
        #expect(try await bench.send("next@example.com").code == 250)
        #expect(bench.server.messages.map(\.recipients) == [["next@example.com"]])
        #expect(bench.server.finalDots == 1)
        let next = "Subject: x\r\n\r\nbody\r\n.\r\n"
        #expect(bench.server.dataBytes == message.utf8.count + 2 + next.utf8.count)
    }

    @Test("a connection that the server closed meanwhile, or used up, is opened anew without a failure")
    func reopened() async throws {
        var options = ScriptedSMTPServer.Options()
        options.messagesPerConnection = 2
        let bench = try SMTPBench(options)
        for number in 1...5 { _ = try await bench.send("r\(number)@example.com") }
        #expect(bench.server.messages.map(\.connection) == [1, 1, 2, 2, 3])
    }
}
