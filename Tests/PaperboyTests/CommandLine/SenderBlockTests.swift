import Foundation
import PaperboyTesting
import Testing

@testable import Paperboy

@Suite("An issue without the sender's name, address or contact")
struct SenderBlockTests {
    private let slug = "llm-papers-2026-02-26"

    /// A composed issue with two readers, whose sender then loses a line.
    private func workshop(for server: ScriptedSMTPServer, without key: String) async throws -> Workshop {
        let workshop = try Workshop(
            sources: "  hugging-face: {endpoint: \"file:listing.json\"}",
            mail: "smtp://127.0.0.1:\(server.port)"
        )
        let papers = [(title: "A paper that nobody signs", abstract: "We propose to leave the address out.")]
        try workshop.folder.write(Workshop.listing(papers), to: "listing.json")
        try workshop.subscribe("one@example.com", "two@example.com")
        let day = CalendarDate(daysSinceEpoch: 20_510)
        _ = try await workshop.application.collect(day)
        _ = try await workshop.application.compose(day)
        let file = workshop.folder.url.appending(path: "paperboy.yaml")
        let whole = try String(contentsOf: file, encoding: .utf8)
        let values = ["name": "Example", "address": "1 Street", "contact": "editor@example.com"]
        let line = "\(key): \(try #require(values[key]))"
        #expect(whole.contains(line))
        try workshop.folder.write(whole.replacing(line, with: "\(key): \"\""), to: "paperboy.yaml")
        return workshop
    }

    @Test(
        "is neither published nor run: status 2, the key is named, nothing is sent, frozen or written",
        arguments: ["name", "address", "contact"],
        [["publish", "llm-papers-2026-02-26"], ["run", "--date", "2026-02-26"]]
    )
    func refused(key: String, command: [String]) async throws {
        let server = try ScriptedSMTPServer.start()
        let workshop = try await workshop(for: server, without: key)
        let result = try Program(folder: workshop.folder.url).run(command + ["--offline"])
        #expect(result.status == 2)
        #expect(result.errors.contains("newsletter.sender.\(key)"), "\(result.errors)")
        #expect(result.errors.contains("paperboy.yaml"))
        #expect(server.messages.isEmpty)
        let (store, slug) = (workshop.application.store, try #require(IssueSlug(rawValue: slug)))
        let issue = try #require(try store.issue(slug))
        #expect(issue.frozenAt == nil)
        #expect(try store.deliveryCounts(of: slug) == [:])
        #expect(workshop.files(in: "blog/content/post") == [] && workshop.files(in: "public") == [])
    }

    @Test("is published once the line is back")
    func mended() async throws {
        let server = try ScriptedSMTPServer.start()
        let workshop = try await workshop(for: server, without: "address")
        let program = Program(folder: workshop.folder.url)
        #expect(try program.run("publish", slug, "--offline").status == 2)
        let text = try workshop.text(of: "paperboy.yaml")
        try workshop.folder.write(text.replacing("address: \"\"", with: "address: 1 Street"), to: "paperboy.yaml")
        #expect(try program.run("publish", slug, "--offline").status == 0)
        #expect(server.messages.count == 2)
    }
}
