import Foundation
import GRDB
import PaperboyTesting
import Testing

@testable import Paperboy

@Suite("paperboy serve")
struct ServeTests {
    @Test("answers, and ends with status 0 when it is told to")
    func ends() async throws {
        let folder = try TemporaryFolder()
        let port = Int.random(in: 20_000..<30_000)
        try folder.write(
            Workshop.configuration(
                sources: "",
                more: "web: {url: \"http://127.0.0.1:\(port)/\", listen: \"127.0.0.1:\(port)\"}"
            )
            .replacing("sources:\n  window: 3d", with: "sources: {window: 3d}"),
            to: "paperboy.yaml"
        )
        let process = try Program(folder: folder.url).start("serve")
        let world = World.live(userAgent: "test")
        let url = try #require(URL(string: "http://127.0.0.1:\(port)/healthz"))
        var answer: HTTPResponse?
        for _ in 0..<100 where answer == nil {
            answer = try? await world.ask(HTTPRequest(url: url))
            if answer == nil { try await Task.sleep(for: .milliseconds(50)) }
        }
        let errors = try String(contentsOf: folder.url.appending(path: "stderr.txt"), encoding: .utf8)
        #expect(answer?.status == 200, "\(errors)")
        process.terminate()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(process.terminationReason == .exit)
    }

    @Test("ends after the letter in hand, however many wait: they stay in the queue")
    func endsAmongLetters() async throws {
        let relay = try ScriptedSMTPServer.start()
        let port = Int.random(in: 20_000..<30_000)
        let workshop = try Workshop(
            sources: "  hugging-face: {endpoint: \"file:listing.json\"}",
            more: "web: {url: \"http://127.0.0.1:\(port)/\", listen: \"127.0.0.1:\(port)\", check-domains: false}",
            mail: "smtp://127.0.0.1:\(relay.port)"
        )
        let store = workshop.application.store
        for number in 0..<40 {
            let address = try #require(EmailAddress("new\(number)@mail.test"))
            relay.on(address.rawValue, .delayReply(.milliseconds(250)))
            let request = LetterRequest(kind: .signUp, address: address, language: .english)
            _ = try store.enqueue(request, within: SignUpLimits(), at: Date())
        }
        let process = try Program(folder: workshop.folder.url).start("serve")
        while relay.messages.isEmpty, process.isRunning { try await Task.sleep(for: .milliseconds(20)) }
        process.terminate()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let states = try store.read { db in try String.fetchAll(db, sql: "SELECT state FROM letter") }
        let sent = relay.messages.count
        #expect((1..<40).contains(sent))
        #expect(states.count { $0 == "settled" } == sent)
        #expect(states.count { $0 == "queued" } == 40 - sent)
    }

    @Test(
        "says what is missing: the section, the mail, a wrong proxy",
        arguments: [
            ("", "web: {url: https://"),
            ("web: {url: \"https://n.test/\", trusted-proxies: [nonsense]}", "trusted-proxies"),
            ("web: {url: \"https://n.test/\", listen: nowhere}", "listen"),
            ("web: {url: \"https://n.test/\", lissten: x}", "listen"),
            ("web: {url: \"https://n.test/\", limits: {client: many}}", "client"),
        ]
    )
    func misses(section: String, words: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(
            Workshop.configuration(sources: "", more: section).replacing(
                "sources:\n  window: 3d",
                with: "sources: {window: 3d}"
            ),
            to: "paperboy.yaml"
        )
        let result = try Program(folder: folder.url).run("serve")
        #expect(result.status == 2)
        #expect(result.errors.contains(words))
    }
}
