import Foundation
import GRDB
import PaperboyTesting
import Synchronization
import Testing

@testable import Paperboy

/// Two processes of the program on one database, as on a server.
@Suite("An issue sent while the web side is in use")
struct SendingWhileServingTests {
    private let slug = "llm-papers-2026-02-26"
    private let readers = (0..<300).map { "reader\($0)@example.com" }

    private func workshop(relay: Int, port: Int) async throws -> Workshop {
        let limits = "{client: 1000000/h, network: 1000000/h, domain: 1000000, letters: 1000000}"
        let site = "http://127.0.0.1:\(port)"
        let workshop = try Workshop(
            sources: "  hugging-face: {endpoint: \"file:listing.json\"}",
            more: "web: {url: \"\(site)/\", listen: \"127.0.0.1:\(port)\", check-domains: false, limits: \(limits)}",
            mail: "smtp://127.0.0.1:\(relay)"
        )
        let papers = [(title: "A paper to be sent while others read", abstract: "We propose to lock nobody out.")]
        try workshop.folder.write(Workshop.listing(papers), to: "listing.json")
        let csv = (["email"] + readers).joined(separator: "\n")
        _ = try workshop.application.importSubscribers(from: workshop.folder.write(csv, to: "r.csv"), dryRun: false)
        let day = CalendarDate(daysSinceEpoch: 20_510)
        _ = try await workshop.application.collect(day)
        _ = try await workshop.application.compose(day)
        return workshop
    }

    /// The seal of the step page, which counts at once.
    private func seal(_ client: LoopbackClient) -> String? {
        let page = client.post("/subscribe?lang=en", form: "email=first%40mail.test")?.body ?? ""
        return page.firstMatch(of: /name="token" value="([^"]+)"/).map { String($0.1) }
    }

    @Test("100 clients read and subscribe: no lock is seen, no page fails, no reader and no sign-up is lost")
    func both() async throws {
        let relay = try ScriptedSMTPServer.start()
        for reader in readers { relay.on(reader, .delayReply(.milliseconds(10))) }
        let port = Int.random(in: 20_000..<30_000)
        let workshop = try await workshop(relay: relay.port, port: port)
        let server = try Program(folder: workshop.folder.url, output: "serve-").start("serve")
        defer {
            server.terminate()
            server.waitUntilExit()
        }
        let first = LoopbackClient(port: port)
        for _ in 0..<100 where first.get("/healthz")?.status != 200 { try await Task.sleep(for: .milliseconds(50)) }
        let token = try #require(seal(first)).formEncoded

        let seen = Mutex<(statuses: [Int?: Int], signUps: Int)>(([:], 0))
        let end = Switch()
        async let published = publish(Program(folder: workshop.folder.url), end)
        await LoopbackClient.crowd(of: 100, port: port) { client, number in
            var round = 0
            while round < 8 || !end.isOn {
                let form = "email=new\(number)-\(round)%40mail.test&step=1&token=\(token)"
                let pages = ["/subscribe", "/archive", "/feeds/ja/atom.xml", "/healthz", "/feeds/en/rss.xml"]
                let isForm = round % 4 == 3
                let answer =
                    isForm ? client.post("/subscribe?lang=en", form: form) : client.get(pages[(number + round) % 5])
                seen.withLock { seen in
                    seen.statuses[answer?.status, default: 0] += 1
                    if isForm, answer?.status == 303 { seen.signUps += 1 }
                }
                round += 1
                Thread.sleep(forTimeInterval: 0.1)
            }
        }
        let result = try await published
        #expect(result.status == 0, "\(result.output) \(result.errors)")
        let (answers, signUps) = seen.withLock { $0 }
        #expect(Set(answers.keys) == [200, 303], "\(answers)")
        let copies = Dictionary(grouping: relay.messages.flatMap(\.recipients)) { $0 }.mapValues(\.count)
        #expect(readers.allSatisfy { copies[$0] == 1 })
        let letters = try workshop.application.store.read { db in
            try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM letter")
        }
        #expect(letters == signUps)
        let told = try workshop.text(of: "serve-stderr.txt") + result.errors + result.output
        #expect(!told.contains("locked") && !told.contains("error"), "\(told)")
    }

    private func publish(_ program: Program, _ end: Switch) async throws -> Program.Result {
        defer { end.turnOn() }
        return try program.run("publish", slug, "--offline", "--to", "mail")
    }
}
