import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import PaperboyTesting
import PaperboyWeb
import Testing

@testable import Paperboy

@Suite("Many sign-ups at once")
struct ManySignUpsTests {
    /// As many as `PAPERBOY_SIGN_UPS` says.
    private static let readers = ProcessInfo.processInfo.environment["PAPERBOY_SIGN_UPS"].flatMap { Int($0) } ?? 500

    @Test("each address sent twice, from 50 clients, a relay with faults: one row and at most one letter each")
    func crowd() async throws {
        let server = try ScriptedSMTPServer.start()
        let many = "limits: {client: 100000/h, network: 100000/h, domain: 100000, letters: 100000}"
        let house = try WebHouse(web: many, mail: "smtp://127.0.0.1:\(server.port)")
        let faults: [ScriptedSMTPServer.Behaviour] = [
            .takeAndClose, .dropInData(afterBytes: 200), .refuse("451 4.3.0 later"), .answerMessage("550 5.1.1 no"),
        ]
        for index in stride(from: 0, to: Self.readers, by: 100) {
            server.on("reader\(index)@mail.test", faults[index / 100 % faults.count])
        }
        try await house.server.test(.live) { client in
            let seal = try await client.formToken()
            house.clock.advance(5)
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<50 {
                    group.addTask {
                        for index in stride(from: number, to: Self.readers * 2, by: 50) {
                            let fields = ["email": "reader\(index % Self.readers)@mail.test", "token": seal]
                            let answer = try? await client.post("/subscribe?lang=en", fields)
                            #expect(answer?.status == .seeOther)
                        }
                    }
                }
            }
        }
        for _ in 0..<30 {
            try await house.desk.workOff()
            house.clock.advance(601)
        }
        let recipients = server.messages.flatMap(\.recipients)
        #expect(Set(recipients).count == recipients.count)
        #expect(recipients.count >= Self.readers * 99 / 100)
        #expect(try house.count("SELECT COUNT(*) FROM sign_up") == Self.readers)
        #expect(try house.count("SELECT COUNT(DISTINCT address_key) FROM sign_up") == Self.readers)
        #expect(try house.count("SELECT COUNT(*) FROM letter WHERE state <> 'settled'") == 0)
    }
}
