import Foundation
import Hummingbird
import HummingbirdTesting
import PaperboyTesting
import PaperboyWeb
import Synchronization
import Testing

@testable import Paperboy

@Suite("Many sign-ups at once")
struct ManySignUpsTests {
    /// As many as `PAPERBOY_SIGN_UPS` says.
    private static let readers = ProcessInfo.processInfo.environment["PAPERBOY_SIGN_UPS"].flatMap { Int($0) } ?? 500
    private static let clients = 50

    /// What a relay does to one reader in a hundred.
    private static let relayFaults: [ScriptedSMTPServer.Behaviour] = [
        .takeAndClose, .dropInData(afterBytes: 200), .refuse("451 4.3.0 later"), .answerMessage("550 5.1.1 no"),
    ]

    /// How one form in a hundred loses its connection; the reader then sends it again.
    private static func loss(_ index: Int) -> LoopbackClient.Loss? {
        guard index % 100 == 50 else { return nil }
        return index / 100 % 2 == 0 ? .inForm : .beforeAnswer
    }

    @Test("each address from two of 50 clients at once, one form and one letter in a hundred lost: one row, one letter")
    func crowd() async throws {
        let relay = try ScriptedSMTPServer.start()
        let many = "limits: {client: 1000000/h, network: 1000000/h, domain: 1000000, letters: 1000000}"
        let house = try WebHouse(web: many, mail: "smtp://127.0.0.1:\(relay.port)")
        for index in stride(from: 0, to: Self.readers, by: 100) {
            relay.on("reader\(index)@mail.test", Self.relayFaults[index / 100 % Self.relayFaults.count])
        }
        let strange = Mutex<[Int?: Int]>([:])
        try await house.server.test(.live) { client in
            let seal = try await client.formToken().formEncoded
            house.clock.advance(5)
            let port = try #require(client.port)
            let end = Switch()
            async let letters: Void = workOff(house.desk, until: end)
            await LoopbackClient.crowd(of: Self.clients, port: port) { client, number in
                // Each address comes from this client and from its neighbour, at about the same time.
                for index in stride(from: number, to: Self.readers, by: Self.clients) {
                    for index in [index, (index + 1) % Self.readers] {
                        let form = "email=reader\(index)%40mail.test&token=\(seal)"
                        if let loss = Self.loss(index) {
                            _ = client.post("/subscribe?lang=en", form: form, losing: loss)
                        }
                        let answer = client.post("/subscribe?lang=en", form: form)
                        if answer?.status != 303 { strange.withLock { $0[answer?.status, default: 0] += 1 } }
                    }
                }
            }
            end.turnOn()
            try await letters
        }
        for _ in 0..<30 {
            try await house.desk.workOff()
            house.clock.advance(601)
        }
        let recipients = relay.messages.flatMap(\.recipients)
        #expect(strange.withLock { $0 } == [:])
        #expect(Set(recipients).count == recipients.count)
        #expect(recipients.count >= Self.readers * 99 / 100)
        #expect(try house.count("SELECT COUNT(*) FROM sign_up") == Self.readers)
        #expect(try house.count("SELECT COUNT(DISTINCT address_key) FROM sign_up") == Self.readers)
        #expect(try house.count("SELECT COUNT(*) FROM letter") >= Self.readers * 2)
        #expect(try house.count("SELECT COUNT(*) FROM letter WHERE state <> 'settled'") == 0)
    }

    /// The worker beside the crowd, as in a server.
    private func workOff(_ desk: LetterDesk, until end: Switch) async throws {
        while !end.isOn {
            try await desk.workOff()
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
